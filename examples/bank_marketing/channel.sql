-- All contacts were by telephone; the source tells cellular ones apart, where it says.
SELECT code AS id, code, 'phone' AS channelType, {'default': title} AS name, 'active' AS status
FROM (VALUES ('cellular', 'Cellular telephone'), ('telephone', 'Telephone'), ('unspecified', 'Telephone, kind not stated'))
    AS listed(code, title)
