-- The source has no catalogue: one product for accounts, one for loans, one for each type of card.
SELECT 'product-' || code AS id, code, {'default': title} AS name, category, 'onSale' AS status, ['CZK'] AS currencies
FROM (
    VALUES ('account', 'Account', 'currentAccount'), ('loan', 'Loan', 'personalLoan')
    UNION ALL
    SELECT DISTINCT 'card-' || type, 'Card ' || type, 'debitCard' FROM card
) AS listed(code, title, category)
