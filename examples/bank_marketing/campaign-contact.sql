-- One contact of the campaign of the file; when it was sent and on what legal basis is not in the source.
SELECT key AS id,
       ref('Campaign', campaign_key) AS campaign,
       ref('Person', key) AS party,
       'treatment' AS arm,
       CASE y WHEN 'yes' THEN 'converted' WHEN 'no' THEN 'notConverted' END AS status,
       ref('Channel', channel_key) AS channel,
       campaign AS attemptCount,
       [ref('Interaction', key)] AS interactions,
       [absent('sentAt', 'unsupported'), absent('legalBasis', 'unsupported')] AS absences,
       _file, _line
FROM contacted
