import type { ApiResponse } from '../../http';
import { isObject, type Json, type JsonObject } from '../../json';
import type { Call, Endpoint } from '../api';
import { conflict, invalid, notFound } from '../errors';
import { offsetPage, readPage } from '../paging';
import { object, readBody, requiredText, type Schema } from '../schema';
import { seconds, wordFilter } from '../wire';
import type { SegmentRecord } from './store';

const MAX_LENGTH = 20_000;
/** The maximum number of segments in an account. */
const MAX_SEGMENTS = 1000;

const NAME = object({ name: requiredText() }, ['name']);
const SEGMENTS: Record<'string' | 'object', Schema> = {
	string: object(
		{ name: requiredText(), segment_criteria: { type: 'string', maxLength: MAX_LENGTH } },
		['name', 'segment_criteria'],
	),
	object: object({ name: requiredText(), segment_criteria: { type: 'object' } }, [
		'name',
		'segment_criteria',
	]),
};

function summary(segment: SegmentRecord): JsonObject {
	return {
		name: segment.name,
		segment_id: segment.segmentId,
		created_at: seconds(segment.createdTime),
		edited_at: seconds(segment.editedTime),
	};
}

function segmentDocument({ account }: Call, segment: SegmentRecord): JsonObject {
	const { segmentCriteria } = account.options;
	const { criteria } = segment;
	return {
		...summary(segment),
		segment_criteria: segmentCriteria === 'object' ? criteria : JSON.stringify(criteria),
	};
}

/** A segment by id, including deleted ones. */
function segmentOf({ account, params }: Call): SegmentRecord {
	const given = params.segmentId!;
	if (!/^\d{1,9}$/.test(given)) throw notFound('segment_id is in an invalid format');
	const segment = account.segments.get(Number(given));
	if (segment === undefined) throw notFound(`The segment ${given} was not found`);
	return segment;
}

function activeSegmentOf(call: Call): SegmentRecord {
	const segment = segmentOf(call);
	if (segment.isDeleted) throw notFound(`The segment ${segment.segmentId} was deleted`);
	return segment;
}

function readCriteria(value: Json | undefined): JsonObject {
	if (isObject(value)) return value;
	let criteria: unknown;
	try {
		criteria = JSON.parse(String(value));
	} catch {
		throw invalid('segment_criteria is not valid JSON');
	}
	if (!isObject(criteria)) throw invalid('segment_criteria is not an object');
	return criteria;
}

function checkName({ account }: Call, name: string, except?: number): void {
	if (account.segments.hasName(name, except)) {
		throw conflict(`A segment with the name '${name}' already exists.`);
	}
}

function readSegment(call: Call, except?: number): Pick<SegmentRecord, 'name' | 'criteria'> {
	const { account, request } = call;
	const body = readBody(request, SEGMENTS[account.options.segmentCriteria], account.options);
	const criteria = readCriteria(body.segment_criteria);
	const name = String(body.name);
	checkName(call, name, except);
	return { name, criteria };
}

function readSegments(call: Call): ApiResponse {
	const { account, limit, query } = call;
	const sort = wordFilter(query, 'sort_by', ['date', 'name']) ?? 'date';
	const found = account.segments.all();
	if (sort === 'name') found.sort((a, b) => (a.name < b.name ? -1 : 1));
	// Newest first
	else found.reverse();
	const { items, links } = readPage(call, (position) =>
		offsetPage(found, limit, position, summary),
	);
	return { status: 200, body: { segments: items, ...links } };
}

function createSegment(call: Call): ApiResponse {
	const { account, now } = call;
	const { name, criteria } = readSegment(call);
	if (account.segments.all().length >= MAX_SEGMENTS) {
		throw invalid(`There may be ${MAX_SEGMENTS} segments at most`);
	}
	const segment = account.segments.create(name, criteria, now);
	return { status: 201, body: segmentDocument(call, segment) };
}

function change(call: Call, segment: SegmentRecord): ApiResponse {
	const edited = { ...segment, editedTime: call.now };
	call.account.segments.put(edited);
	return { status: 200, body: segmentDocument(call, edited) };
}

function rename(call: Call): ApiResponse {
	const segment = activeSegmentOf(call);
	const name = String(readBody(call.request, NAME, call.account.options).name);
	checkName(call, name, segment.segmentId);
	return change(call, { ...segment, name });
}

const READ = { service: 'contacts', scope: 'contact_data', privilege: 'contacts:read' } as const;
const WRITE = { service: 'contacts', scope: 'contact_data', privilege: 'contacts:write' } as const;

/** Segments (V3 API 5). */
export const segmentEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/segments',
		...READ,
		query: ['sort_by'],
		paging: { defaultLimit: 1000, maxLimit: 1000 },
		run: readSegments,
	},
	{ method: 'POST', path: '/segments', ...WRITE, takes: 'json', run: createSegment },
	{
		method: 'GET',
		path: '/segments/:segmentId',
		...READ,
		run: (call) => ({ status: 200, body: segmentDocument(call, segmentOf(call)) }),
	},
	{
		method: 'PUT',
		path: '/segments/:segmentId',
		...WRITE,
		takes: 'json',
		run: (call) => {
			const segment = activeSegmentOf(call);
			return change(call, { ...segment, ...readSegment(call, segment.segmentId) });
		},
	},
	{
		method: 'DELETE',
		path: '/segments/:segmentId',
		...WRITE,
		run: (call) => {
			call.account.segments.put({ ...activeSegmentOf(call), isDeleted: true });
			return { status: 204 };
		},
	},
	{
		method: 'PATCH',
		path: '/segments/:segmentId/name',
		...WRITE,
		takes: 'json',
		run: rename,
	},
];
