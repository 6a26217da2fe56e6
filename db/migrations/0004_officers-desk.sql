CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `accounts_by_officer` ON `accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `acts` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`officer` text NOT NULL,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`reason` text NOT NULL,
	`seal` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `acts_by_subject` ON `acts` (`subject`,`number`);--> statement-breakpoint
CREATE TABLE `content_changes` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`part` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`officer` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `content_changes_by_key` ON `content_changes` (`part`,`key`,`number`);--> statement-breakpoint
CREATE INDEX `content_changes_by_kind` ON `content_changes` (`kind`,`number`);--> statement-breakpoint
CREATE TABLE `desk_settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`job` text NOT NULL,
	`due` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`job`, `due`)
);
--> statement-breakpoint
CREATE TABLE `links` (
	`url` text PRIMARY KEY NOT NULL,
	`checked_at` integer NOT NULL,
	`status` integer NOT NULL,
	`failing_since` integer
);
--> statement-breakpoint
CREATE TABLE `officers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`username` text,
	`display_username` text,
	`role` text,
	`banned` integer DEFAULT false,
	`ban_reason` text,
	`ban_expires` integer,
	`two_factor_enabled` integer DEFAULT false,
	`must_change_password` integer DEFAULT true NOT NULL,
	`must_use_totp` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `officers_email_unique` ON `officers` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `officers_username_unique` ON `officers` (`username`);--> statement-breakpoint
CREATE TABLE `second_factors` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`user_id` text NOT NULL,
	`verified` integer DEFAULT true,
	`failed_verification_count` integer DEFAULT 0,
	`locked_until` integer,
	FOREIGN KEY (`user_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `second_factors_by_officer` ON `second_factors` (`user_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	`impersonated_by` text,
	FOREIGN KEY (`user_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_unique` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_by_officer` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `tries` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tries_key_unique` ON `tries` (`key`);--> statement-breakpoint
CREATE TABLE `used_codes` (
	`officer` text NOT NULL,
	`code` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`officer`, `code`)
);
--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verifications_by_identifier` ON `verifications` (`identifier`);--> statement-breakpoint
CREATE TABLE `workings` (
	`officer` text NOT NULL,
	`entry_id` text NOT NULL,
	`fields` text NOT NULL,
	`seen` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`officer`, `entry_id`)
);
--> statement-breakpoint
ALTER TABLE `inbox` ADD `state` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `inbox` ADD `officer` text;--> statement-breakpoint
ALTER TABLE `inbox` ADD `entry` text;--> statement-breakpoint
ALTER TABLE `inbox` ADD `handled_at` integer;--> statement-breakpoint
ALTER TABLE `inbox` ADD `wants_word` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `inbox` ADD `told_at` integer;--> statement-breakpoint
ALTER TABLE `revisions` ADD `holds_from` integer;