CREATE TRIGGER fair_changes_are_never_changed BEFORE UPDATE ON fair_changes
BEGIN SELECT RAISE(ABORT, 'changes to fairs are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER fair_changes_are_never_deleted BEFORE DELETE ON fair_changes
BEGIN SELECT RAISE(ABORT, 'changes to fairs are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER switches_are_never_changed BEFORE UPDATE ON switches
BEGIN SELECT RAISE(ABORT, 'switches are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER switches_are_never_deleted BEFORE DELETE ON switches
BEGIN SELECT RAISE(ABORT, 'switches are never deleted'); END;
