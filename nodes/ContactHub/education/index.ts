import { createSubresource } from '../subresource/operations';
import { education } from './definition';

/** Educations of a customer. */
export const educationResource = createSubresource(education);
