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
