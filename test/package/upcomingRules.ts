import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

/**
 * The rules in n8n's repository for its next lint release, applied to a description as loaded by n8n. (Its linter reads source
 * text, and would find nothing in a description assembled at run time.) Each function returns its findings.
 */
type Rule = (parameter: Parameter) => string[];

interface Parameter {
	property: INodeProperties;
	/** Display names from the top, for the message. */
	path: string;
	top: boolean;
}

type Option = INodeProperties | INodePropertyOptions | INodePropertyCollection;

const isProperty = (option: Option): option is INodeProperties => 'type' in option;
const isGroup = (option: Option): option is INodePropertyCollection => 'values' in option;

function operationOf({ displayOptions }: INodeProperties): string {
	const { resource, operation } = displayOptions?.show ?? {};
	const places = [resource, operation].filter(Boolean).map((values) => values?.join('|'));
	return places.length > 0 ? ` (${places.join(': ')})` : '';
}

/** All parameters, including those in collections and beside resource locators. */
function* parameters(properties: INodeProperties[], path = '', top = true): Generator<Parameter> {
	for (const property of properties) {
		const here = `${path}${property.displayName}${top ? operationOf(property) : ''}`;
		yield { property, path: here, top };
		for (const option of property.options ?? []) {
			if (isGroup(option)) {
				yield* parameters(option.values, `${here} > ${option.displayName} > `, false);
			} else if (isProperty(option)) {
				yield* parameters([option], `${here} > `, false);
			}
		}
	}
}

const labelOf = (option: Option): string => (isProperty(option) ? option.displayName : option.name);

const optionsSortedAlphabetically: Rule = ({ property, path }) => {
	if (property.type !== 'options' && property.type !== 'multiOptions') return [];
	const names = (property.options ?? []).map(labelOf);
	const sorted = [...names].sort((a, b) => a.localeCompare(b, undefined, { sensitivity: 'base' }));
	return names.join() === sorted.join() ? [] : [`${path}: sort the options (${names.join(', ')})`];
};

function repeated(values: unknown[]): unknown[] {
	return values.filter((value, i) => values.indexOf(value) !== i);
}

const noDuplicateParamOptions: Rule = ({ property, path }) => {
	if (property.type !== 'options' && property.type !== 'multiOptions') return [];
	const options = (property.options ?? []) as INodePropertyOptions[];
	return [
		...repeated(options.map(({ name }) => name)),
		...repeated(options.map(({ value }) => value)),
	].map((twice) => `${path}: the option "${String(twice)}" stands twice`);
};

const noAsteriskInOptionNames: Rule = ({ property, path }) =>
	(property.options ?? [])
		.map(labelOf)
		.filter((name) => name.includes('*'))
		.map((name) => `${path}: the option "${name}" has an asterisk`);

const requireParamDefault: Rule = ({ property, path }) =>
	'default' in property && property.default !== undefined ? [] : [`${path}: has no default`];

const HINT_MAX = 120;
const hintMaxLength: Rule = ({ property: { hint = '' }, path }) =>
	hint.length > HINT_MAX ? [`${path}: the hint has ${hint.length} characters`] : [];

const CONTAINERS = ['collection', 'fixedCollection'];
const NO_INPUT = ['notice', 'callout', 'hidden', 'curlImport'];
const SELECTORS = ['resource', 'operation', 'authentication'];
/** n8n's UX guidelines put these three at the top level, whatever the new rule says. */
const TOP_BY_GUIDELINE = ['returnAll', 'limit', 'simplify'];

const nonRequiredFieldsInCollection: Rule = ({ property, path, top }) => {
	const { type, name, required } = property;
	const exempt =
		!top ||
		required === true ||
		CONTAINERS.includes(type) ||
		NO_INPUT.includes(type) ||
		SELECTORS.includes(name) ||
		TOP_BY_GUIDELINE.includes(name);
	return exempt ? [] : [`${path}: is optional, put it into a collection`];
};

const RULES: Record<string, Rule> = {
	'options-sorted-alphabetically': optionsSortedAlphabetically,
	'no-duplicate-param-options': noDuplicateParamOptions,
	'no-asterisk-in-option-names': noAsteriskInOptionNames,
	'require-param-default': requireParamDefault,
	'hint-max-length': hintMaxLength,
	'non-required-fields-in-collection': nonRequiredFieldsInCollection,
};

/** The findings of n8n's upcoming rules for a description, as `rule: where: what`. */
export function upcomingRuleFindings({ properties }: INodeTypeDescription): string[] {
	return [...parameters(properties)].flatMap((parameter) =>
		Object.entries(RULES).flatMap(([name, rule]) =>
			rule(parameter).map((finding) => `${name}: ${finding}`),
		),
	);
}
