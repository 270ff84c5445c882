-- +goose Up
-- Whoever administers is one of the three, and has no business: an entry of a person
-- that says otherwise is refused by the database itself, whoever writes it.
APART house 人员.yaml {角色: 系统管理员 安全管理员 审计管理员;
