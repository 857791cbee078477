import type { IDataObject } from 'n8n-workflow';

import { additionalFields, choice, InputError, number, text, toggle, when } from '../../kit';
import { atLeastOne } from '../../constantContactShared/fields/idChoices';
import { CUSTOM_FIELDS } from '../fields/common';
import { define } from '../operation';
import { choiceLines, labelField, MOST_BUTTONS, MOST_CHOICES } from './fields';
import { customFieldSchema } from './schema';

const typeField = choice({
	displayName: 'Type',
	default: 'string',
	description: "It can't be changed later",
	options: [
		{ name: 'Currency', value: 'currency' },
		{ name: 'Date', value: 'date' },
		{ name: 'Date and Time', value: 'datetime' },
		{ name: 'Long Text', value: 'text_area' },
		{ name: 'Multiple Choices', value: 'multi_select' },
		{ name: 'Number', value: 'number' },
		{ name: 'One Choice', value: 'single_select' },
		{ name: 'Text', value: 'string' },
		{ name: 'Yes or No', value: 'boolean' },
	],
});

type FieldType = ReturnType<typeof typeField.read>;

const SELECTS: FieldType[] = ['single_select', 'multi_select'];
const NUMBERS: FieldType[] = ['number', 'currency'];

export const createCustomField = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create custom field',
	description: 'Create a new custom field for contacts; an account can have 100',
	requests: 'One per field',
	output: customFieldSchema,
	fields: {
		label: labelField,
		type: typeField,
		choices: when(
			{ type: SELECTS },
			atLeastOne(
				choiceLines('Choices', 'One per line, at most 100'),
				'Enter the choices, one per line.',
			),
		),
		additionalFields: additionalFields({
			allowNegative: toggle({
				displayName: 'Allow Negative',
				default: false,
			}),
			currencyCode: text({
				displayName: 'Currency Code',
				placeholder: 'e.g. USD',
				description: 'Three letters, for amounts',
				maxLength: 3,
			}),
			decimalPlaces: number({
				displayName: 'Decimal Places',
				default: 0,
				min: 0,
				max: 4,
				description: 'Decimal places of numbers and amounts; 0 for whole numbers',
			}),
			displayType: choice({
				displayName: 'Display Type',
				default: 'dropdown',
				options: [
					{ name: 'Checkboxes', value: 'checkbox', description: 'At most 20 choices' },
					{ name: 'Dropdown', value: 'dropdown', description: 'At most 100 choices' },
					{ name: 'Radio Buttons', value: 'radio', description: 'At most 20 choices' },
				],
			}),
		}),
	},
	async run({ api, params: { label, type, choices: labels = [], additionalFields } }) {
		checkFit(type, additionalFields);
		const { displayType = type === 'multi_select' ? 'checkbox' : 'dropdown' } = additionalFields;
		if (SELECTS.includes(type)) checkChoices(labels, displayType);
		const metadata = buildMetadata(type, displayType, additionalFields);
		return await api.post(CUSTOM_FIELDS, {
			label,
			type,
			// Fields of version 1 store dates as texts (V3 API 5).
			...(['date', 'datetime'].includes(type) && { version: 2 }),
			...(Object.keys(metadata).length > 0 && { metadata }),
			...(SELECTS.includes(type) && {
				choices: labels.map((choiceLabel, index) => ({
					choice_label: choiceLabel,
					display_order: index,
				})),
			}),
		});
	},
});

interface Format {
	allowNegative?: boolean;
	currencyCode?: string;
	decimalPlaces?: number;
	displayType?: string;
}

function buildMetadata(type: FieldType, displayType: string, format: Format): IDataObject {
	if (SELECTS.includes(type)) return { display_type: displayType };
	const { allowNegative, currencyCode, decimalPlaces } = format;
	return {
		...(allowNegative !== undefined && { allow_negative: allowNegative }),
		...(currencyCode !== undefined && { currency_code: currencyCode.toUpperCase() }),
		...(decimalPlaces !== undefined && {
			integer: decimalPlaces === 0,
			...(decimalPlaces > 0 && { decimal_places: decimalPlaces }),
		}),
	};
}

/** The types that each additional field applies to. */
const FITS: Array<[keyof Format, label: string, types: FieldType[], name: string]> = [
	['allowNegative', 'Allow Negative', NUMBERS, 'Number and Currency'],
	['currencyCode', 'Currency Code', ['currency'], 'Currency'],
	['decimalPlaces', 'Decimal Places', NUMBERS, 'Number and Currency'],
	['displayType', 'Display Type', SELECTS, 'One Choice and Multiple Choices'],
];

/** @throws InputError if something is set that doesn't apply to the type */
function checkFit(type: FieldType, format: Format): void {
	for (const [key, label, types, name] of FITS) {
		if (format[key] === undefined || types.includes(type)) continue;
		throw new InputError(
			`'${label}' applies only to the types ${name}`,
			`Remove it, or choose another 'Type'.`,
		);
	}
}

function checkChoices(labels: string[], displayType: string): void {
	const most = displayType === 'dropdown' ? MOST_CHOICES : MOST_BUTTONS;
	if (labels.length <= most) return;
	throw new InputError(
		`'Choices' has ${labels.length} choices; the maximum is ${most} for this 'Display Type'`,
		most === MOST_BUTTONS
			? "Set 'Display Type' to Dropdown, which allows 100, or remove some."
			: 'Remove some.',
	);
}
