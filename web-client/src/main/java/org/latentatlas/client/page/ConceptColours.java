package org.latentatlas.client.page;

/**
 * The theme's colours of the field's concepts, for canvases.
 *
 * @param mean of mu, and so on
 * @param soft of axes and notes
 */
record ConceptColours(String mean, String sigma, String epsilon, String prior, String ink, String soft, String line) {}
