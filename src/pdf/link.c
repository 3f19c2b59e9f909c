/* Writes the annotation of a link. ISO 32000-1, 12.5.6.5; PDF/UA-1 7.18.
 * Invariant: it says where it leads, and is in the structure tree.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/link.h"

#include <string.h>

#include "pdf/form.h"

struct _JalonsPdfLink
{
  GString *body;
  GString *lines; /* four corners of each */
  unsigned n_lines;
  double box[4];
};

static JalonsPdfLink *
link_new (const char *words)
{
  JalonsPdfLink *self = g_new0 (JalonsPdfLink, 1);

  self->body = g_string_new ("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Contents");
  jalons_pdf_text (self->body, words != NULL ? words : "");
  self->lines = g_string_new (NULL);
  return self;
}

/**
 * jalons_pdf_link_new_uri:
 * @words: where it leads, in words
 * @uri: where it leads
 *
 * Returns: (transfer full): a link out of the document
 */
JalonsPdfLink *
jalons_pdf_link_new_uri (const char *words,
                         const char *uri)
{
  JalonsPdfLink *self = link_new (words);
  /* An apostrophe too: some who read links take it for the end. */
  g_autofree char *escaped = g_uri_escape_string (uri, ":/?#[]@!$&()*+,;=%", FALSE);

  g_string_append (self->body, "/A<</S/URI/URI");
  jalons_pdf_bytes (self->body, escaped, strlen (escaped));
  g_string_append (self->body, ">>");
  return self;
}

/**
 * jalons_pdf_link_new_jump:
 * @words: where it leads, in words
 * @page: the object of a page
 * @y: where on it, from its bottom
 *
 * Returns: (transfer full): a link within the document
 */
JalonsPdfLink *
jalons_pdf_link_new_jump (const char *words,
                          unsigned page,
                          double y)
{
  JalonsPdfLink *self = link_new (words);

  g_string_append_printf (self->body, "/Dest[%u 0 R/XYZ null ", page);
  jalons_pdf_number (self->body, y);
  g_string_append (self->body, " null]");
  return self;
}

void
jalons_pdf_link_free (JalonsPdfLink *self)
{
  g_string_free (self->body, TRUE);
  g_string_free (self->lines, TRUE);
  g_free (self);
}

/**
 * jalons_pdf_link_add_line:
 *
 * Says where a line of its text is on the sheet, from its bottom left.
 */
void
jalons_pdf_link_add_line (JalonsPdfLink *self,
                          double left,
                          double bottom,
                          double right,
                          double top)
{
  const double corners[] = { left, top, right, top, left, bottom, right, bottom };
  const double box[] = { left, bottom, right, top };

  jalons_pdf_numbers (self->lines, corners, G_N_ELEMENTS (corners));
  for (int i = 0; i < 2; i++)
    {
      self->box[i] = self->n_lines > 0 ? MIN (self->box[i], box[i]) : box[i];
      self->box[i + 2] = self->n_lines > 0 ? MAX (self->box[i + 2], box[i + 2]) : box[i + 2];
    }
  self->n_lines++;
}

/**
 * jalons_pdf_link_put:
 * @structure: of which the element of the link is the innermost open one
 *
 * Returns: the object of the annotation, for its page; 0 for none
 */
unsigned
jalons_pdf_link_put (JalonsPdfLink *self,
                     JalonsPdfFile *file,
                     JalonsPdfStructure *structure)
{
  unsigned object;

  if (self->n_lines == 0)
    return 0;
  object = jalons_pdf_file_reserve (file);
  g_string_append (self->body, "/Rect[");
  jalons_pdf_numbers (self->body, self->box, 4);
  if (self->n_lines > 1)
    g_string_append_printf (self->body, "]/QuadPoints[%s", self->lines->str);
  g_string_append_printf (self->body, "]/StructParent %u>>", jalons_pdf_structure_annotate (structure, object));
  jalons_pdf_file_put (file, object, self->body);
  return object;
}
