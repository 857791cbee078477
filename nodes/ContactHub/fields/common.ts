import {
	jsonObject,
	nameEmptyExpression,
	optionalResourceLocator,
	guardEmptyExpression,
	readJsonList,
	splitList,
	text,
	type Field,
} from '../../kit';

/** The ContactHub node (a part of the workspace, not of the workflow) that an operation uses. */
export const nodeField = guardEmptyExpression(
	optionalResourceLocator({
		displayName: 'Node',
		description: 'The ContactHub node. Default: the default node of the credential.',
		searchListMethod: 'searchNodes',
		typed: { placeholder: 'e.g. 854f0791-c120-4e4a-9264-6dd197cb922c' },
	}),
);

/** JSON for anything the form doesn't offer. */
export const moreJsonField = jsonObject({
	displayName: 'Additional JSON',
	description: 'Merged into the fields above, e.g. {"base": {"contacts": {"otherContacts": []}}}',
});

/** The browser session that a write binds to the customer. */
export const sessionIdField = nameEmptyExpression(
	text({
		displayName: 'Session ID',
		placeholder: 'e.g. 8f5c1b2e-6f0b-4f6f-9d9c-0f4f6c3f1a77',
		description: "Binds this browser session's events to the customer",
	}),
);

/** The ContactHub node that narrows a list; without it, the list covers all nodes. */
export const nodeFilter = optionalResourceLocator({
	displayName: 'Node',
	searchListMethod: 'searchNodes',
	typed: { placeholder: 'e.g. 854f0791-c120-4e4a-9264-6dd197cb922c' },
});

/** Paths of fields to return, separated by commas or as a list. */
export function createFieldNames(description: string): Field<string[] | undefined> {
	const field = text({
		displayName: 'Fields',
		placeholder: 'e.g. base.firstName,base.contacts.email',
		description,
	});
	return guardEmptyExpression({
		...field,
		read(raw, context) {
			const list = readJsonList(raw, context.label);
			const isList = Array.isArray(list) && list.every((name) => typeof name === 'string');
			const names = field.read(isList ? list.join('\n') : raw, context);
			return names === undefined ? undefined : splitList(names);
		},
	});
}
