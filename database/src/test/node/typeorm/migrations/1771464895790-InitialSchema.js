module.exports = class InitialSchema1771464895790 {
  async up(queryRunner) {
    await queryRunner.query(`CREATE TABLE "agents" ("id" text PRIMARY KEY, "name" text NOT NULL)`);
  }

  async down(queryRunner) {
    await queryRunner.query(`DROP TABLE "agents"`);
  }
};
