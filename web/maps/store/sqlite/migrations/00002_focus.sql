-- +goose Up
ALTER TABLE maps ADD COLUMN focus TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE maps DROP COLUMN focus;
