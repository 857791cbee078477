import type { INodeProperties } from 'n8n-workflow';

import { choice, compareNames, type Field } from '../../kit';
import { readGroup, requireGroup, type RawGroup } from './conditions';
import { refuseEmptyParts } from './emptyValues';
import { OPERATORS, WITHOUT_VALUE, type Condition, type Operator } from './language';

/** How deep groups can be nested in the editor. JSON has no limit. */
const DEEPEST_GROUP = 3;

const OPERATOR_NAMES: Record<Operator, string> = {
	BETWEEN: 'Between',
	EQUALS: 'Equals',
	GT: 'Greater Than',
	GTE: 'Greater Than or Equal To',
	IN: 'In',
	IS_NOT_NULL: 'Is Not Empty',
	IS_NULL: 'Is Empty',
	LIKE: 'Like',
	LT: 'Less Than',
	LTE: 'Less Than or Equal To',
	NOT_EQUALS: 'Does Not Equal',
	NOT_IN: 'Not In',
};

const VALUE_SHOWN_FOR = OPERATORS.filter((operator) => !WITHOUT_VALUE.includes(operator));

const CONDITION: INodeProperties[] = [
	{
		displayName: 'Attribute Name or ID',
		name: 'attribute',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getQueryAttributes' },
		default: '',
		description:
			'Field of the customer. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Operator',
		name: 'operator',
		type: 'options',
		default: 'EQUALS',
		options: OPERATORS.map((value) => ({ name: OPERATOR_NAMES[value], value })).sort(
			(left, right) => compareNames(left.name, right.name),
		),
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		displayOptions: { show: { operator: VALUE_SHOWN_FOR } },
		description: 'What to compare with. For In and Not In: several values with commas, or a list.',
	},
	{
		displayName: 'Value To',
		name: 'valueTo',
		type: 'string',
		default: '',
		displayOptions: { show: { operator: ['BETWEEN'] } },
		description: 'The upper end; Value is the lower end',
	},
	{
		displayName: 'Value Type',
		name: 'valueType',
		type: 'options',
		default: 'auto',
		displayOptions: { show: { operator: VALUE_SHOWN_FOR } },
		description: 'How the value is read and checked',
		options: [
			{
				name: 'Automatic',
				value: 'auto',
				description: 'By the attribute; text where it is unknown',
			},
			{ name: 'Date', value: 'date' },
			{ name: 'Number', value: 'number' },
			{ name: 'Text', value: 'text' },
			{ name: 'True or False', value: 'boolean' },
		],
	},
];

/** *Must Match*: whether all conditions of a group must hold, or any. */
export const matchField = choice({
	displayName: 'Must Match',
	default: 'and',
	description: 'Whether all conditions must hold or any of them',
	options: [
		{ name: 'All Conditions', value: 'and' },
		{ name: 'Any Condition', value: 'or' },
	],
});

/** Conditions and nested groups; the value is a condition, or undefined when nothing is filled in. */
export const conditionsField: Field<RawGroup> = {
	property: conditionsProperty(DEEPEST_GROUP),
	read(raw, context) {
		const group = requireGroup(raw, context.label);
		refuseEmptyParts(group, context);
		return group;
	},
};

/** A *Conditions* parameter with room for groups of conditions below it. */
export function conditionsProperty(depth: number): Omit<INodeProperties, 'name'> {
	return {
		displayName: 'Conditions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Condition',
		description: 'What a customer must be like',
		default: {},
		options: [
			{ displayName: 'Condition', name: 'condition', values: CONDITION },
			...(depth > 1
				? [{ displayName: 'Group', name: 'group', values: groupValues(depth - 1) }]
				: []),
		],
	};
}

/** What a group of conditions consists of. */
export function groupValues(depth: number): INodeProperties[] {
	return [
		{ name: 'match', ...matchField.property },
		{ name: 'conditions', ...conditionsProperty(depth) },
	];
}

/** Reads *Must Match* and *Conditions* into a condition; undefined when there are none. */
export function readConditions(match: 'and' | 'or', conditions: RawGroup): Condition | undefined {
	return readGroup({ match, conditions });
}
