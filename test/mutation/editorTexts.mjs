/** Properties whose texts the editor shows, and on which nothing else depends. */
const TEXTS = new Set(['action', 'description', 'displayName', 'hint', 'placeholder', 'requests']);

const nameOf = ({ key }) => key?.name ?? key?.value;

/** Whether a property is a text for the editor. A `name` is one if it belongs to an option or operation with a value. */
function isEditorText(path) {
	if (!path.isObjectProperty()) return false;
	const name = nameOf(path.node);
	if (name !== 'name') return TEXTS.has(name);
	return path.parent.properties.some((property) => nameOf(property) === 'value');
}

/** Excludes the editor's texts: their wording is checked by n8n's linter, not by the tests of the code. */
export const strykerPlugins = [
	{
		kind: 'Ignore',
		name: 'editorTexts',
		value: {
			shouldIgnore: (path) => (isEditorText(path) ? 'Text of the editor' : undefined),
		},
	},
];
