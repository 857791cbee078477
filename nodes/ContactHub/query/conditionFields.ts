import type { INodeProperties } from 'n8n-workflow';

import { choice, compareNames, type Field } from '../../kit';
import { readGroup, requireGroup, type RawGroup } from './conditions';
import { refuseEmptyParts } from './emptyValues';
import {
	OPERATOR_NAMES,
	OPERATORS,
	WITHOUT_VALUE,
	type Condition,
	type Operator,
} from './language';

/** How deeply groups can be nested in the editor. JSON has no limit. */
const DEEPEST_GROUP = 3;

/** What a button calls the group it adds to, by the levels below it. */
const GROUP_NAMES: Record<number, string> = { 3: 'This', 2: 'Inner' };

/** What a condition with the operator asks of a customer. */
const OPERATOR_DESCRIPTIONS: Record<Operator, string> = {
	BETWEEN: 'From Value to Value To, both included',
	EQUALS: 'Exactly the value',
	GT: 'Greater or later than the value',
	GTE: 'Equal to the value, greater or later',
	IN: 'One of several values',
	IS_NOT_NULL: 'Has any value',
	IS_NULL: 'Has no value',
	LIKE: 'A text that matches the pattern; how ContactHub reads a pattern is not documented',
	LT: 'Less or earlier than the value',
	LTE: 'Equal to the value, less or earlier',
	NOT_EQUALS: 'Another value',
	NOT_IN: 'None of several values',
};

/** The types of the documented attributes are known; the workspace's own attributes, and names from expressions, may have any type. */
const OF_UNKNOWN_KIND = [{ _cnd: { startsWith: 'extended.' } }, { _cnd: { startsWith: '=' } }];

const VALUE_SHOWN_FOR = OPERATORS.filter((operator) => !WITHOUT_VALUE.includes(operator));

const CONDITION: INodeProperties[] = [
	{
		displayName: 'Attribute Name or ID',
		name: 'attribute',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getQueryAttributes' },
		default: '',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{
		displayName: 'Operator',
		name: 'operator',
		type: 'options',
		default: 'EQUALS',
		options: OPERATORS.map((value) => ({
			name: OPERATOR_NAMES[value],
			value,
			description: OPERATOR_DESCRIPTIONS[value],
		})).sort((left, right) => compareNames(left.name, right.name)),
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		displayOptions: { show: { operator: VALUE_SHOWN_FOR } },
		description: 'For In and Not In: several values separated by commas, or a list',
	},
	{
		displayName: 'Value To',
		name: 'valueTo',
		type: 'string',
		default: '',
		displayOptions: { show: { operator: ['BETWEEN'] } },
		description: 'Upper bound; Value is the lower bound',
	},
	{
		displayName: 'Value Type',
		name: 'valueType',
		type: 'options',
		default: 'auto',
		displayOptions: { show: { operator: VALUE_SHOWN_FOR, attribute: OF_UNKNOWN_KIND } },
		description: 'How to read the value',
		options: [
			{
				name: 'Automatic',
				value: 'auto',
				description: 'According to the attribute; as text if it is unknown',
			},
			{ name: 'Date', value: 'date' },
			{ name: 'Number', value: 'number' },
			{ name: 'Text', value: 'text' },
			{ name: 'True or False', value: 'boolean' },
		],
	},
];

/** *Must Match*: whether all conditions of a group must be met, or any. */
export const matchField = choice({
	displayName: 'Must Match',
	default: 'and',
	options: [
		{ name: 'All Conditions', value: 'and' },
		{ name: 'Any Condition', value: 'or' },
	],
});

/** Conditions and nested groups; the value is a condition, or undefined if nothing is filled in. */
export const conditionsField: Field<RawGroup> = {
	property: createConditionsProperty(DEEPEST_GROUP, ''),
	read(raw, context) {
		const group = requireGroup(raw, context.label);
		refuseEmptyParts(group, context);
		return { ...group, times: { zone: context.zone, hint: context.hint } };
	},
};

/**
 * A *Conditions* parameter with groups of conditions below it.
 *
 * @param place where the button adds something, for nested groups: several buttons with one name are shown below each other
 */
export function createConditionsProperty(
	depth: number,
	place: string,
): Omit<INodeProperties, 'name'> {
	return {
		displayName: 'Conditions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add Condition${depth > 1 ? ' or Group' : ''}${place}`,
		default: {},
		options: [
			{ displayName: 'Condition', name: 'condition', values: CONDITION },
			...(depth > 1
				? [
						{
							displayName: 'Group',
							name: 'group',
							values: createGroupValues(depth - 1, ` to ${GROUP_NAMES[depth]} Group`),
						},
					]
				: []),
		],
	};
}

/** What a group of conditions consists of. */
export function createGroupValues(depth: number, place: string): INodeProperties[] {
	return [
		{ name: 'match', ...matchField.property },
		{ name: 'conditions', ...createConditionsProperty(depth, place) },
	];
}

/** Reads *Must Match* and *Conditions* into a condition; undefined if there are none. */
export function readConditions(match: 'and' | 'or', conditions: RawGroup): Condition | undefined {
	return readGroup({ match, conditions });
}
