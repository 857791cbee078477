import type { INodeProperties } from 'n8n-workflow';
import { ownNodes } from './entries';

/** A form of a node: the fields shown for one operation. */
interface Form {
	name: string;
	fields: INodeProperties[];
}

/** The forms of a node; a node without operations has one. */
function formsOf(properties: INodeProperties[]): Form[] {
	const menus = properties.filter(({ name }) => name === 'operation');
	if (menus.length === 0) return [{ name: 'node', fields: properties }];
	return menus.flatMap(({ displayOptions, options = [] }) => {
		const [resource] = displayOptions?.show?.resource ?? [];
		return options.map((option) => {
			const operation = 'value' in option ? option.value : undefined;
			const fields = properties.filter(
				({ name, displayOptions: { show } = {} }) =>
					name !== 'operation' &&
					show?.resource?.includes(resource as string) &&
					show.operation?.includes(operation as string),
			);
			return { name: `${String(resource)}: ${String(operation)}`, fields };
		});
	});
}

const forms = ownNodes().flatMap(({ className, nodeType }) =>
	formsOf(nodeType.description.properties).map(({ name, fields }): [string, INodeProperties[]] => [
		`${className}, ${name}`,
		fields,
	]),
);

it.each(forms)('%s: has one group of options at most, which is called so', (_, fields) => {
	const groups = fields.filter(
		({ name, type }) => type === 'collection' && /options$|^waiting$/i.test(name),
	);
	expect(groups.length).toBeLessThanOrEqual(1);
	for (const { displayName } of groups) expect(displayName).toBe('Options');
});

/** The conditions of a field, and of its members, on choices of the form that lack all of the wanted values. */
function deadConditions(fields: INodeProperties[]): string[] {
	const members = fields.flatMap(({ type, options = [] }) =>
		type === 'collection' ? (options as INodeProperties[]) : [],
	);
	return [...fields, ...members].flatMap(({ name, displayOptions: { show = {} } = {} }) =>
		Object.entries(show).flatMap(([key, wanted = []]) => {
			const choice = fields.find((field) => field.name === key.replace('/', ''));
			if (choice?.type !== 'options') return [];
			const values = (choice.options ?? []).map((option) => 'value' in option && option.value);
			return wanted.some((value) => values.includes(value as string)) ? [] : [`${name}: ${key}`];
		}),
	);
}

it.each(forms)('%s: has no field that no choice shows', (_, fields) => {
	expect(deadConditions(fields)).toEqual([]);
});
