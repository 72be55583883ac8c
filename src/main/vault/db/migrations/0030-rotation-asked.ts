/** Version 30: what a person asked of a rotation that somebody may be stepping. */
export const sql = `
ALTER TABLE rotations ADD COLUMN asked TEXT;
`;
