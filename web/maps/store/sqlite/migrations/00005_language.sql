-- +goose Up
ALTER TABLE maps ADD COLUMN language TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE maps DROP COLUMN language;
