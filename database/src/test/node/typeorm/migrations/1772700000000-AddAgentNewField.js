module.exports = class AddAgentNewField1772700000000 {
  async up(queryRunner) {
    await queryRunner.query(`ALTER TABLE "agents" ADD "new_field" text`);
  }

  async down(queryRunner) {
    await queryRunner.query(`ALTER TABLE "agents" DROP COLUMN "new_field"`);
  }
};
