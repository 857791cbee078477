import { nothingToUpdateError, schema, updateFields, withLock } from '../../kit';
import { SEGMENTS } from '../fields/common';
import { define } from '../operation';
import { sendSegment, withCriteria } from './criteria';
import { criteriaField, nameField, segmentField, getSegmentPath } from './fields';
import { segmentSchema } from './schema';

export const createSegment = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create segment',
	description: 'Create a new segment: contacts that meet criteria, evaluated each time it is used',
	requests: 'One per segment',
	output: segmentSchema,
	fields: { name: nameField, criteria: criteriaField },
	run: async ({ api, params: { name, criteria } }) =>
		await sendSegment(async (body) => await api.post(SEGMENTS, body), name, criteria),
});

export const updateSegment = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update segment',
	description: "Change the criteria and name of a segment; fields you don't set are kept",
	requests: 'Two per segment: one to read, one to write',
	output: segmentSchema,
	fields: {
		segment: segmentField,
		updateFields: updateFields({ criteria: criteriaField, name: nameField }),
	},
	async run({ api, params: { segment, updateFields } }) {
		if (Object.keys(updateFields).length === 0) throw nothingToUpdateError();
		const target = getSegmentPath(segment);
		return await withLock(api.getKey(target), async () => {
			// A PUT needs both (V3 API appendix B).
			const current = await api.get(target);
			const { name = current.name, criteria = current.segment_criteria } = updateFields;
			return await sendSegment(async (body) => await api.put(target, body), name, criteria);
		});
	},
});

export const renameSegment = define.item({
	value: 'rename',
	name: 'Rename',
	action: 'Rename segment',
	description: 'Change the name of a segment',
	requests: 'One per segment',
	output: segmentSchema,
	fields: { segment: segmentField, name: nameField },
	run: async ({ api, params: { segment, name } }) =>
		withCriteria(await api.patch(`${getSegmentPath(segment)}/name`, { name })),
});

export const deleteSegment = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete segment',
	description: 'Delete a segment; its contacts stay',
	requests: 'One per segment',
	output: schema.object({ deleted: { type: 'boolean' }, segment_id: { type: 'integer' } }, [
		'deleted',
		'segment_id',
	]),
	fields: { segment: segmentField },
	async run({ api, params: { segment } }) {
		await api.delete(getSegmentPath(segment));
		return { deleted: true, segment_id: segment };
	},
});
