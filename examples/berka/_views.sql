-- Who owns each account: one client, by the source.
CREATE VIEW account_owner AS
SELECT account_id, min(client_id) AS client_id
FROM disp
WHERE type = 'OWNER'
GROUP BY account_id;

-- The first account of each owner: customer since, and of which branch.
CREATE VIEW first_account AS
SELECT o.client_id,
       min(a.date) AS since,
       arg_min(a.district_id, (a.date, a.account_id)) AS district_id,
       arg_min(a._file, (a.date, a.account_id)) AS _file,
       arg_min(a._line, (a.date, a.account_id)) AS _line
FROM account_owner o
JOIN account a USING (account_id)
GROUP BY o.client_id;

CREATE MACRO czk(amount) AS money(amount, 'CZK');
CREATE MACRO local_key(relation, key) AS identifier('urn:example:berka:' || relation, key);

-- The last month of transactions is not whole where rows of the file could not be read.
CREATE VIEW cut_month AS
SELECT date_trunc('month', max(date)) AS month
FROM trans
HAVING EXISTS (SELECT 1 FROM _rejected WHERE name = 'trans');

CREATE VIEW account_month AS
SELECT account_id,
       CAST(date_trunc('month', date) AS DATE) AS month,
       list({'date': date, 'trans_id': trans_id, 'balance': balance} ORDER BY date, trans_id)[-1] AS last_row,
       count(*) FILTER (by_customer) AS customer_count,
       sum(amount) FILTER (by_customer) AS customer_amount,
       min(date) AS first_on,
       max(date) FILTER (by_customer) AS customer_last_on,
       sum(amount) FILTER (type = 'PRIJEM') AS credit,
       sum(amount) FILTER (type <> 'PRIJEM') AS debit,
       sum(amount) FILTER (k_symbol = 'UROK' AND type = 'PRIJEM') AS interest_paid,
       sum(amount) FILTER (k_symbol = 'SANKC. UROK') AS interest_received,
       sum(amount) FILTER (k_symbol = 'SLUZBY') AS fees
FROM (SELECT *, coalesce(k_symbol, '') NOT IN ('UROK', 'SLUZBY', 'SANKC. UROK') AS by_customer FROM trans)
GROUP BY ALL;
