import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { getAllSegments, getSegment, getSegmentMembers } from './reading';
import { createSegment, deleteSegment, renameSegment, updateSegment } from './writing';

/** Segments: contacts that meet criteria. */
export const segment: Resource<ConstantContactApi> = {
	value: 'segment',
	name: 'Segment',
	description: 'Contacts that meet criteria',
	operations: [
		createSegment,
		deleteSegment,
		getSegment,
		getAllSegments,
		getSegmentMembers,
		renameSegment,
		updateSegment,
	],
};
