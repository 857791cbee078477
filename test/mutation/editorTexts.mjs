/** Properties whose texts the editor shows, and which nothing else depends on. */
const TEXTS = new Set(['action', 'description', 'displayName', 'hint', 'placeholder', 'requests']);

const nameOf = ({ key }) => key?.name ?? key?.value;

/** Whether a property is a text of the editor. A `name` is one where an option or an operation has it beside its value. */
function isEditorText(path) {
	if (!path.isObjectProperty()) return false;
	const name = nameOf(path.node);
	if (name !== 'name') return TEXTS.has(name);
	return path.parent.properties.some((property) => nameOf(property) === 'value');
}

/** Leaves the texts of the editor as they are: their wording is checked by n8n's linter, not by the tests of the code. */
export const strykerPlugins = [
	{
		kind: 'Ignore',
		name: 'editorTexts',
		value: {
			shouldIgnore: (path) => (isEditorText(path) ? 'Text of the editor' : undefined),
		},
	},
];
