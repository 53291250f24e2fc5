-- The owner of the account is the only one who can take a loan on it.
SELECT 'loan-' || l.loan_id || '-principal' AS id,
       ref('Arrangement', 'loan-' || l.loan_id) AS arrangement,
       ref('Person', 'client-' || o.client_id) AS party,
       'principal' AS role,
       true AS "primary",
       [absent('period', 'unsupported')] AS absences,
       l._file, l._line
FROM loan l
LEFT JOIN account_owner o USING (account_id)
