-- Results of jobs, under the event that says the job is done, which has their digest. The oldest make room.

CREATE TABLE job_result (
    sequence INTEGER PRIMARY KEY REFERENCES event (sequence),
    bytes    BLOB NOT NULL
) STRICT;

CREATE TRIGGER job_result_update BEFORE UPDATE ON job_result
BEGIN SELECT RAISE(ABORT, 'results of jobs are never changed'); END;
