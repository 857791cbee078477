import { SegmentsApi } from 'ctct-api-client';
import type { World } from '../world';
import type { Calls } from './call';

const api = ({ configuration }: World) => new SegmentsApi(configuration);
const segment = {
	name: 'Fresh',
	segment_criteria: JSON.stringify({ version: '1.0.0', criteria: { type: 'and', group: [] } }),
};

/** Segments. */
export const segmentCalls: Calls = {
	'SegmentsApi.createSegment': (world) => api(world).createSegment(segment),
	'SegmentsApi.deleteSegment': (world) => api(world).deleteSegment(1),
	'SegmentsApi.getAllSegments': (world) => api(world).getAllSegments('1', 'date'),
	'SegmentsApi.getSegmentById': (world) => api(world).getSegmentById(1),
	'SegmentsApi.updateSegment': (world) => api(world).updateSegment(1, segment),
	'SegmentsApi.updateSegmentName': (world) => api(world).updateSegmentName(1, { name: 'Other' }),
};
