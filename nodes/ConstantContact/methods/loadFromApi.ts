import { createLoader } from '../../kit';
import { constantContact } from '../api/product';

/** Loads a list or a form for the editor. */
export const loadFromApi = createLoader(constantContact);
