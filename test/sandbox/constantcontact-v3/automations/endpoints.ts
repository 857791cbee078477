import type { ApiResponse } from '../../http';
import type { JsonObject } from '../../json';
import type { Call, Endpoint } from '../api';
import { invalid } from '../errors';
import {
	boolean,
	list,
	object,
	readBody,
	readOnly,
	requiredText,
	text,
	textOf,
	type Schema,
} from '../schema';
import { millis, wordFilter } from '../wire';
import type { AutomationRecord } from './store';

const anyObject: Schema = { type: 'object' };

const TRIGGER = object({
	type: text(),
	action_name: text(),
	unique_by: text(),
	segment_id: text(),
	engagement_level: text(),
	bounds: object({ after: text(), before: text() }),
	trigger_date: object({
		type: text(),
		date_field: text(),
		day_field: text(),
		month_field: text(),
	}),
	parameters: list(
		object({
			operator: text(),
			parameter_name: text(),
			parameter_list_value: list({ type: 'string' }),
			parameter_string_value: text(),
			parameter_value: {},
			rule: anyObject,
			type: text(),
		}),
	),
});

const DEFINITION = object({ state: text(), trigger: anyObject, workflow: anyObject });
const UPDATE = object(
	{
		automation_flow: object({
			id: readOnly,
			name: requiredText(),
			description: text(),
			structured_tags: list(anyObject),
			status: readOnly,
			active_definition: DEFINITION,
			draft_definition: DEFINITION,
			name_explicitly_set: boolean,
		}),
	},
	['automation_flow'],
);

/** With a numeric offset, unlike all others (V3 API appendix A). */
function time(value: number): string {
	return millis(value).replace('Z', '+00:00');
}

function tags({ goal }: AutomationRecord): JsonObject[] {
	return [{ key: 'GOAL', value: goal, display_value: 'All from-scratch paths' }];
}

function summary(automation: AutomationRecord): JsonObject {
	const { active, createdTime, updatedTime } = automation;
	return {
		id: automation.id,
		name: automation.name,
		description: automation.description,
		status: automation.status,
		active_state: active === undefined ? 'NONE' : 'ACTIVE',
		draft_state: active === undefined ? 'DRAFT' : 'PROMOTED',
		created_by_id: '123456789',
		created_date: time(createdTime),
		update_date: time(updatedTime),
		structured_tags: tags(automation),
		...(automation.createdFrom === 'TEMPLATE' ? { template_id: automation.id } : {}),
	};
}

function automationDocument(automation: AutomationRecord): JsonObject {
	const { active, draft } = automation;
	return {
		id: automation.id,
		name: automation.name,
		description: automation.description,
		structured_tags: tags(automation),
		status: automation.status,
		...(active === undefined ? {} : { active_definition: active }),
		...(draft === undefined ? {} : { draft_definition: draft }),
		name_explicitly_set: automation.isNameSet,
	};
}

/** Unknown ones get 400: no 404 is documented (V3 API appendix A). */
function automationOf({ account, params }: Call): AutomationRecord {
	const automation = account.automations.get(params.flowId!.toLowerCase());
	if (automation === undefined) throw invalid(`automation_flow_id ${params.flowId} does not exist`);
	return automation;
}

/** Responds 209, which isn't a registered status (V3 API 1). */
function readAutomations({ account, query }: Call): ApiResponse {
	const direction = wordFilter(query, 'sort_direction', ['ASC', 'DESC']) ?? 'DESC';
	const createdFrom = wordFilter(query, 'created_from', ['SCRATCH', 'TEMPLATE']);
	const [channel, goals, name] = ['channel', 'goals', 'name'].map((one) => query.get(one));
	const found = account.automations
		.all()
		.filter((one) => createdFrom === undefined || one.createdFrom === createdFrom)
		.filter((one) => channel === null || one.channel === channel)
		.filter((one) => goals === null || goals!.split(',').includes(one.goal))
		.filter((one) => name === null || one.name === name);
	if (direction === 'DESC') found.reverse();
	return { status: 209, body: { flow_summaries: found.map(summary) } };
}

function createAutomation({ account, query, request, now }: Call): ApiResponse {
	const trigger = readBody(request, TRIGGER, account.options);
	if (textOf(trigger.type) === undefined) throw invalid('type is required');
	if (
		['Action', 'Date'].includes(String(trigger.type)) &&
		textOf(trigger.action_name) === undefined
	) {
		throw invalid(`action_name is required for the type ${String(trigger.type)}`);
	}
	const name = query.get('workflowName') ?? undefined;
	const automation = account.automations.create(trigger, name, now);
	return { status: 201, body: automationDocument(automation) };
}

function updateAutomation(call: Call): ApiResponse {
	const { account, request, now } = call;
	const body = readBody(request, UPDATE, account.options);
	const before = automationOf(call);
	const flow = body.automation_flow as JsonObject;
	const active = flow.active_definition as JsonObject | undefined;
	const draft = flow.draft_definition as JsonObject | undefined;
	const automation: AutomationRecord = {
		...before,
		name: textOf(flow.name) ?? before.name,
		isNameSet: before.isNameSet || flow.name !== undefined,
		description: textOf(flow.description) ?? before.description,
		...(active === undefined ? {} : { active, status: 'ACTIVE' }),
		...(draft === undefined ? {} : { draft }),
		updatedTime: now,
	};
	account.automations.put(automation);
	return { status: 200, body: automationDocument(automation) };
}

const SERVICE = { service: 'automations', scope: 'campaign_data' } as const;

/** Automations (V3 API appendix A). */
export const automationEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/automations/workflows',
		...SERVICE,
		privilege: 'customer-journey:read',
		query: ['channel', 'sort_direction', 'created_from', 'goals', 'name'],
		run: readAutomations,
	},
	{
		method: 'POST',
		path: '/automations/workflows',
		...SERVICE,
		privilege: 'customer-journey:create',
		query: ['workflowName'],
		takes: 'json',
		run: createAutomation,
	},
	{
		method: 'GET',
		path: '/automations/workflows/:flowId',
		...SERVICE,
		privilege: 'customer-journey:read',
		run: (call) => ({ status: 200, body: automationDocument(automationOf(call)) }),
	},
	{
		method: 'PUT',
		path: '/automations/workflows/:flowId',
		...SERVICE,
		privilege: 'customer-journey:update',
		takes: 'json',
		run: updateAutomation,
	},
];
