-- Current accounts; the source states no end of any.
SELECT 'account-' || account_id AS id,
       local_key('account', account_id) AS number,
       ref('Product', 'product-account') AS product,
       'currentAccount' AS category,
       'active' AS status,
       date AS openedOn,
       'CZK' AS currency,
       ref('OrganizationUnit', 'branch-' || district_id) AS bookingUnit,
       CASE frequency
           WHEN 'POPLATEK MESICNE' THEN 'monthly'
           WHEN 'POPLATEK TYDNE' THEN 'weekly'
           WHEN 'POPLATEK PO OBRATU' THEN 'afterTransaction'
       END AS statementFrequency,
       _file, _line
FROM account
