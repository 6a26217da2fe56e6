CREATE TABLE `fair_changes` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`planned` text NOT NULL,
	`change` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `fair_changes_by_day` ON `fair_changes` (`planned`,`number`);--> statement-breakpoint
CREATE TABLE `feedback` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation` text NOT NULL,
	`channel` text NOT NULL,
	`entry` text NOT NULL,
	`revision` integer NOT NULL,
	`helpful` integer NOT NULL,
	`reason` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_once` ON `feedback` (`conversation`,`entry`,`revision`);--> statement-breakpoint
CREATE TABLE `handoffs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`officer` text,
	`ended_at` integer,
	`ended_by` text
);
--> statement-breakpoint
CREATE INDEX `handoffs_by_conversation` ON `handoffs` (`conversation`,`id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel` text NOT NULL,
	`chat` text NOT NULL,
	`fair` text NOT NULL,
	`occasion` text NOT NULL,
	`text` text NOT NULL,
	`due` integer NOT NULL,
	`sending` integer,
	`outcome` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once` ON `outbox` (`channel`,`chat`,`fair`,`occasion`);--> statement-breakpoint
CREATE INDEX `outbox_by_due` ON `outbox` (`sending`,`due`);--> statement-breakpoint
CREATE TABLE `pending` (
	`channel` text NOT NULL,
	`message` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`claimed_until` integer DEFAULT 0 NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`sending` integer,
	PRIMARY KEY(`channel`, `message`)
);
--> statement-breakpoint
CREATE INDEX `pending_by_claim` ON `pending` (`claimed_until`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`channel` text NOT NULL,
	`chat` text NOT NULL,
	`since` integer NOT NULL,
	`stopped_at` integer,
	PRIMARY KEY(`channel`, `chat`)
);
--> statement-breakpoint
CREATE TABLE `switches` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel` text NOT NULL,
	`off` integer NOT NULL,
	`officer` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tokens` (
	`name` text PRIMARY KEY NOT NULL,
	`access` text NOT NULL,
	`refresh` text NOT NULL,
	`expires` integer NOT NULL,
	`version` integer NOT NULL,
	`refreshing_until` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `unreachable` (
	`channel` text NOT NULL,
	`chat` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`channel`, `chat`)
);
