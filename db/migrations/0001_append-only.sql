CREATE TRIGGER revisions_are_never_changed BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER revisions_are_never_deleted BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;
--> statement-breakpoint
-- INSERT OR REPLACE deletes without telling the DELETE trigger.
CREATE TRIGGER revisions_are_never_replaced BEFORE INSERT ON revisions
WHEN EXISTS (SELECT 1 FROM revisions WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'revisions are never replaced'); END;
