-- The balance that the last row of a month left, at the last day of the month.
SELECT 'account-' || m.account_id || '-' || strftime(last_day(m.month), '%Y-%m-%d') AS id,
       ref('Arrangement', 'account-' || m.account_id) AS arrangement,
       last_day(m.month) AS asOf,
       CASE WHEN c.month IS NOT NULL THEN [{'url': 'urn:example:berka:sourceCut', 'valueBoolean': true}] END AS extensions,
       czk(m.last_row.balance) AS balance,
       'closingBooked' AS balanceType
FROM account_month m
LEFT JOIN cut_month c USING (month)
