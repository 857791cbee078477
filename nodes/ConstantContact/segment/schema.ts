import { schema, type JsonSchema } from '../../kit';

const { text, anything } = schema;

/** A segment as returned in lists (V3 API appendix B). */
export const segmentSummarySchema: JsonSchema = schema.object(
	{ segment_id: { type: 'integer' }, name: text, created_at: text, edited_at: text },
	['segment_id'],
);

/** A segment with its criteria: an object. */
export const segmentSchema: JsonSchema = schema.object(
	{ ...segmentSummarySchema.properties, segment_criteria: anything },
	['segment_id'],
);
