-- Cards, each issued to one holder for one account; the source has no card numbers.
SELECT 'card-' || c.card_id AS id,
       local_key('card', c.card_id) AS number,
       ref('Product', 'product-card-' || c.type) AS product,
       'debitCard' AS category,
       'active' AS status,
       c.issued AS openedOn,
       'CZK' AS currency,
       ref('OrganizationUnit', 'branch-' || a.district_id) AS bookingUnit,
       ref('Arrangement', 'account-' || d.account_id) AS settlementArrangement,
       c._file, c._line
FROM card c
LEFT JOIN disp d USING (disp_id)
LEFT JOIN account a USING (account_id)
