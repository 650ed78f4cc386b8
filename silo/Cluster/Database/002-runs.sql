-- What was asked for, and how it stands. The request is kept as the version that took it writes it.
CREATE TABLE ssesim_experiment (
    id         text        PRIMARY KEY,
    version    text        NOT NULL,
    scenario   text        NOT NULL,
    request    bytea       NOT NULL,
    state      text        NOT NULL CHECK (state IN ('running', 'completed', 'cancelled', 'failed')),
    fault      text,
    created    timestamptz NOT NULL DEFAULT now(),
    ended      timestamptz
);

-- One simulation run of an experiment. The epoch only grows; whoever writes names it, and a row of a later epoch refuses. A checkpoint is made
-- by one update of this row: each slot names the parts that belong together, newest says which slot was written last.
CREATE TABLE ssesim_run (
    run        text        PRIMARY KEY,
    epoch      integer     NOT NULL,
    slot_0     bytea,
    slot_1     bytea,
    newest     smallint    CHECK (newest IN (0, 1))
);

-- States and observations, in chunks. Nothing is compressed: the columns are numbers, and compressing costs more time than it saves.
CREATE TABLE ssesim_part (
    run        text        NOT NULL REFERENCES ssesim_run ON DELETE CASCADE,
    name       text        NOT NULL,
    chunk      integer     NOT NULL,
    bytes      bytea       NOT NULL,
    PRIMARY KEY (run, name, chunk)
);
ALTER TABLE ssesim_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
