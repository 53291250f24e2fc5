-- The client whose right to the account the card was issued for holds it.
SELECT 'card-' || c.card_id || '-holder' AS id,
       ref('Arrangement', 'card-' || c.card_id) AS arrangement,
       ref('Person', 'client-' || d.client_id) AS party,
       'cardholder' AS role,
       true AS "primary",
       [absent('period', 'unsupported')] AS absences,
       c._file, c._line
FROM card c
LEFT JOIN disp d USING (disp_id)
