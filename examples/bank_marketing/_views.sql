CREATE MACRO stem(file) AS regexp_extract(file, '([^/]+)\.csv', 1);
CREATE MACRO said(answer) AS CASE answer WHEN 'yes' THEN true WHEN 'no' THEN false END;
CREATE MACRO known(code) AS CASE WHEN code <> 'unknown' THEN code END;
CREATE MACRO flag(name, answer) AS
    CASE WHEN said(answer) IS NOT NULL THEN {'url': 'urn:example:bank-marketing:' || name, 'valueBoolean': said(answer)} END;
CREATE MACRO number_of(month) AS
    list_position(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'], month);

-- Years of the whole files: each starts in May 2008, and a month before the one above begins a new year.
CREATE VIEW bank_year AS
SELECT * EXCLUDE (turn), 2008 + sum(turn) OVER (ORDER BY _line) AS year
FROM (
    SELECT *, CAST(number_of(month) < lag(number_of(month), 1, 0) OVER (ORDER BY _line) AS INTEGER) AS turn
    FROM bank
    WHERE stem(_file) = 'bank-full'
);
CREATE VIEW additional_year AS
SELECT * EXCLUDE (turn), 2008 + sum(turn) OVER (ORDER BY _line) AS year
FROM (
    SELECT *, CAST(number_of(month) < lag(number_of(month), 1, 0) OVER (ORDER BY _line) AS INTEGER) AS turn
    FROM additional
    WHERE stem(_file) = 'bank-additional-full'
);

-- Years of the sample files: that of the equal rows of the whole file, where those are of one year.
CREATE VIEW bank_known AS
SELECT * EXCLUDE (_file, _line, year), min(year) AS year
FROM bank_year GROUP BY ALL HAVING count(DISTINCT year) = 1;
CREATE VIEW additional_known AS
SELECT * EXCLUDE (_file, _line, year), min(year) AS year
FROM additional_year GROUP BY ALL HAVING count(DISTINCT year) = 1;

CREATE VIEW bank_dated AS
SELECT * FROM bank_year
UNION ALL BY NAME
SELECT s.*, k.year
FROM (SELECT * FROM bank WHERE stem(_file) <> 'bank-full') s
LEFT JOIN bank_known k USING (
    age, job, marital, education, "default", balance, housing, loan, contact, day, month,
    duration, campaign, pdays, previous, poutcome, y);
CREATE VIEW additional_dated AS
SELECT * FROM additional_year
UNION ALL BY NAME
SELECT s.*, k.year
FROM (SELECT * FROM additional WHERE stem(_file) <> 'bank-additional-full') s
LEFT JOIN additional_known k USING (
    age, job, marital, education, "default", housing, loan, contact, month, day_of_week, duration, campaign, pdays,
    previous, poutcome, "emp.var.rate", "cons.price.idx", "cons.conf.idx", euribor3m, "nr.employed", y);

-- All rows of all files under one set of columns; key is <file>-<row number>, the first row after the names being 1.
CREATE VIEW contacted AS
SELECT stem(_file) || '-' || (_line - 1) AS key,
       stem(_file) AS campaign_key,
       CASE WHEN year IS NOT NULL THEN printf('%04d-%02d', CAST(year AS INTEGER), CAST(number_of(month) AS INTEGER)) END
           || CASE WHEN day IS NULL THEN '' ELSE '-' || lpad(day, 2, '0') END AS started_on,
       CASE contact WHEN 'unknown' THEN 'unspecified' ELSE contact END AS channel_key,
       CASE WHEN pdays NOT IN (-1, 999) THEN pdays END AS days_since_previous,
       *
FROM (SELECT * FROM bank_dated UNION ALL BY NAME SELECT * FROM additional_dated);
