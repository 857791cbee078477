import { InputError, number, required, text, toggle, type Field } from '../../../kit';

/** Parts of a list beside its name. */
export const listOptions = {
	optInDefault: toggle({
		displayName: 'Opt-In Default',
		default: false,
		description: 'Whether the list is ticked beforehand on sign-up forms',
	}),
	sortOrder: number({
		displayName: 'Sort Order',
		default: 99,
		description: 'Position among the lists',
	}),
};

/** Longest name of a list (API notes 3). */
const LONGEST_NAME = 255;

const anyName = required(
	text({ displayName: 'Name', placeholder: 'e.g. Newsletter', description: 'Name of the list' }),
);

/** The name of a list. */
export const nameField: Field<string> = {
	...anyName,
	read(raw, context) {
		const name = anyName.read(raw, context);
		if (name.length <= LONGEST_NAME) return name;
		throw new InputError(
			`'${context.label}' has ${name.length} characters, at most ${LONGEST_NAME} are allowed`,
			'Shorten it.',
		);
	},
};
