CREATE TRIGGER acts_are_never_changed BEFORE UPDATE ON acts
BEGIN SELECT RAISE(ABORT, 'acts of officers are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER acts_are_never_deleted BEFORE DELETE ON acts
BEGIN SELECT RAISE(ABORT, 'acts of officers are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER acts_are_never_replaced BEFORE INSERT ON acts
WHEN EXISTS (SELECT 1 FROM acts WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'acts of officers are never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER content_changes_are_never_changed BEFORE UPDATE ON content_changes
BEGIN SELECT RAISE(ABORT, 'changes to content are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER content_changes_are_never_deleted BEFORE DELETE ON content_changes
BEGIN SELECT RAISE(ABORT, 'changes to content are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER content_changes_are_never_replaced BEFORE INSERT ON content_changes
WHEN EXISTS (SELECT 1 FROM content_changes WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'changes to content are never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER fair_changes_are_never_replaced BEFORE INSERT ON fair_changes
WHEN EXISTS (SELECT 1 FROM fair_changes WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'changes to fairs are never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER switches_are_never_replaced BEFORE INSERT ON switches
WHEN EXISTS (SELECT 1 FROM switches WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'switches are never replaced'); END;
