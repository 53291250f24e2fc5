-- The last call of the campaign to each customer; its time of day is not in the source.
SELECT key AS id,
       [ref('Person', key)] AS parties,
       ref('Customer', key) AS customer,
       'outbound' AS direction,
       ref('Channel', channel_key) AS channel,
       started_on AS startedOn,
       duration AS durationSeconds,
       ['campaign'] AS reasons,
       [ref('Campaign', campaign_key)] AS topics,
       'human' AS agentType,
       CASE y WHEN 'yes' THEN 'sold' WHEN 'no' THEN 'notInterested' END AS outcome,
       [absent_if(started_on IS NULL, 'startedOn', 'unknown')] AS absences,
       _file, _line
FROM contacted
