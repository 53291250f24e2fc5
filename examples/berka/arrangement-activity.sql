-- One record for each account and month in which it moved; a month without rows gives none.
SELECT 'account-' || m.account_id || '-' || strftime(m.month, '%Y-%m') AS id,
       ref('Arrangement', 'account-' || m.account_id) AS arrangement,
       m.month AS "period.start",
       CAST(m.month + INTERVAL 1 MONTH AS DATE) AS "period.end",
       CASE WHEN c.month IS NOT NULL THEN [{'url': 'urn:example:berka:sourceCut', 'valueBoolean': true}] END AS extensions,
       m.customer_count AS customerInitiatedCount,
       czk(CAST(coalesce(m.customer_amount, 0) AS DECIMAL(18, 2))) AS customerInitiatedAmount,
       m.first_on AS firstActivityOn,
       m.customer_last_on AS lastCustomerInitiatedOn,
       czk(CAST(coalesce(m.credit, 0) AS DECIMAL(18, 2))) AS creditTurnover,
       czk(CAST(coalesce(m.debit, 0) AS DECIMAL(18, 2))) AS debitTurnover,
       czk(CAST(coalesce(m.interest_paid, 0) AS DECIMAL(18, 2))) AS interestPaid,
       czk(CAST(coalesce(m.interest_received, 0) AS DECIMAL(18, 2))) AS interestReceived,
       czk(CAST(coalesce(m.fees, 0) AS DECIMAL(18, 2))) AS feeIncome
FROM account_month m
LEFT JOIN cut_month c USING (month)
