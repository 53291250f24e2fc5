-- Loans, each paid from one account; when a finished one was closed is not in the source.
SELECT 'loan-' || l.loan_id AS id,
       local_key('loan', l.loan_id) AS number,
       ref('Product', 'product-loan') AS product,
       'personalLoan' AS category,
       CASE l.status WHEN 'A' THEN 'closed' WHEN 'B' THEN 'matured' WHEN 'C' THEN 'active' WHEN 'D' THEN 'arrears' END AS status,
       l.date AS openedOn,
       'CZK' AS currency,
       ref('OrganizationUnit', 'branch-' || a.district_id) AS bookingUnit,
       czk(l.amount) AS principal,
       l.duration AS termMonths,
       czk(l.payments) AS installmentAmount,
       ref('Arrangement', 'account-' || l.account_id) AS settlementArrangement,
       [absent_if(l.status = 'A', 'closedOn', 'unsupported')] AS absences,
       l._file, l._line
FROM loan l
LEFT JOIN account a USING (account_id)
