/* Writes the structure tree, element by element, and for each page which element each piece of its content is of.
 * Invariant: content and annotations are numbered as they come, so that the parent tree is in the order of its keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/structure.h"

#include <string.h>

#include "pdf/form.h"

/* An element that is open. */
typedef struct
{
  const char *name;
  unsigned object;
  unsigned page; /* the one that its first content is on; 0 while it has none */
  GString *body;
  GString *kids;
} Element;

struct _JalonsPdfStructure
{
  JalonsPdfFile *file;
  double scale, height;
  unsigned root;
  GString *tops;    /* the elements in none */
  GArray *open;     /* of Element */
  GArray *parents;  /* of unsigned: by key, an element, or a page's list of elements */
  unsigned page;    /* the present one */
  unsigned owners;  /* its list */
  GString *owned;   /* what is in it */
  unsigned n_marks; /* on it */
};

/**
 * jalons_pdf_structure_new:
 * @file: into which it is written
 * @scale: how much larger the sheet is than what is drawn
 * @height: of the sheet, in its own points
 *
 * Returns: (transfer full): a tree without an element
 */
JalonsPdfStructure *
jalons_pdf_structure_new (JalonsPdfFile *file,
                          double scale,
                          double height)
{
  JalonsPdfStructure *self = g_new0 (JalonsPdfStructure, 1);

  self->file = file;
  self->scale = scale;
  self->height = height;
  self->root = jalons_pdf_file_reserve (file);
  self->tops = g_string_new (NULL);
  self->open = g_array_new (FALSE, FALSE, sizeof (Element));
  self->parents = g_array_new (FALSE, FALSE, sizeof (unsigned));
  self->owned = g_string_new (NULL);
  return self;
}

static void
pop (JalonsPdfStructure *self)
{
  Element *element = &g_array_index (self->open, Element, self->open->len - 1);

  g_string_free (element->body, TRUE);
  g_string_free (element->kids, TRUE);
  g_array_set_size (self->open, self->open->len - 1);
}

void
jalons_pdf_structure_free (JalonsPdfStructure *self)
{
  while (self->open->len > 0)
    pop (self);
  g_string_free (self->tops, TRUE);
  g_string_free (self->owned, TRUE);
  g_array_unref (self->open);
  g_array_unref (self->parents);
  g_free (self);
}

static Element *
innermost (JalonsPdfStructure *self)
{
  return self->open->len > 0 ? &g_array_index (self->open, Element, self->open->len - 1) : NULL;
}

/**
 * jalons_pdf_structure_begin_page:
 * @page: its object
 *
 * Returns: the key of the page in the parent tree
 */
unsigned
jalons_pdf_structure_begin_page (JalonsPdfStructure *self,
                                 unsigned page)
{
  self->page = page;
  self->owners = jalons_pdf_file_reserve (self->file);
  self->n_marks = 0;
  g_string_assign (self->owned, "[");
  g_array_append_val (self->parents, self->owners);
  return self->parents->len - 1;
}

void
jalons_pdf_structure_end_page (JalonsPdfStructure *self)
{
  g_string_append_c (self->owned, ']');
  jalons_pdf_file_put (self->file, self->owners, self->owned);
}

/* Attributes */

static void
append_span (GString *body,
             const char *key,
             int span)
{
  if (span > 1)
    g_string_append_printf (body, "%s %d", key, span);
}

/* Of a cell or a table: ISO 32000-1, table 349. */
static void
append_table (GString *body,
              const JalonsTag *tag)
{
  if (tag->scope == NULL && tag->summary == NULL && tag->row_span <= 1 && tag->column_span <= 1)
    return;
  g_string_append (body, "/A<</O/Table");
  if (tag->scope != NULL)
    g_string_append_printf (body, "/Scope/%s", tag->scope);
  jalons_pdf_entry (body, "/Summary", tag->summary);
  append_span (body, "/RowSpan", tag->row_span);
  append_span (body, "/ColSpan", tag->column_span);
  g_string_append (body, ">>");
}

/* A figure says where it is, so that a reader can zoom to it: ISO 32000-1, table 344. */
static void
append_box (JalonsPdfStructure *self,
            GString *body,
            const double box[4])
{
  double bottom = self->height - (box[1] + box[3]) * self->scale;
  const double corners[] = { box[0] * self->scale, bottom, (box[0] + box[2]) * self->scale,
                             self->height - box[1] * self->scale };

  g_string_append (body, "/A<</O/Layout/Placement/Block/BBox[");
  jalons_pdf_numbers (body, corners, G_N_ELEMENTS (corners));
  g_string_append (body, "]>>");
}

/* Elements */

/**
 * jalons_pdf_structure_open:
 * @tag: the element, in the innermost one that is open
 */
void
jalons_pdf_structure_open (JalonsPdfStructure *self,
                           const JalonsTag *tag)
{
  Element *parent = innermost (self);
  Element element = { g_intern_string (tag->name), jalons_pdf_file_reserve (self->file), 0, g_string_new (NULL),
                      g_string_new (NULL) };
  GString *siblings = parent != NULL ? parent->kids : self->tops;

  jalons_pdf_reference (siblings, element.object);
  g_string_append_c (siblings, ' ');
  g_string_append_printf (element.body, "<</S/%s/P ", element.name);
  jalons_pdf_reference (element.body, parent != NULL ? parent->object : self->root);
  jalons_pdf_entry (element.body, "/Alt", tag->alt);
  jalons_pdf_entry (element.body, "/E", tag->expansion);
  if (g_str_equal (element.name, "Figure"))
    append_box (self, element.body, tag->box);
  else
    append_table (element.body, tag);
  g_array_append_val (self->open, element);
}

/**
 * jalons_pdf_structure_close:
 *
 * Writes the innermost open element.
 */
void
jalons_pdf_structure_close (JalonsPdfStructure *self)
{
  Element *element = innermost (self);

  if (element->page != 0)
    {
      g_string_append (element->body, "/Pg ");
      jalons_pdf_reference (element->body, element->page);
    }
  if (element->kids->len > 0)
    g_string_append_printf (element->body, "/K[%s]", element->kids->str);
  g_string_append (element->body, ">>");
  jalons_pdf_file_put (self->file, element->object, element->body);
  pop (self);
}

gboolean
jalons_pdf_structure_is_open (JalonsPdfStructure *self)
{
  return self->open->len > 0;
}

/**
 * jalons_pdf_structure_mark:
 * @content: of the present page, which now gets a piece of the innermost open element
 *
 * Writes the beginning of that piece; its end is EMC.
 */
void
jalons_pdf_structure_mark (JalonsPdfStructure *self,
                           GString *content)
{
  Element *element = innermost (self);

  g_string_append_printf (content, "/%s<</MCID %u>>BDC\n", element->name, self->n_marks);
  if (element->page == 0)
    element->page = self->page;
  if (element->page == self->page)
    g_string_append_printf (element->kids, "%u ", self->n_marks);
  else
    g_string_append_printf (element->kids, "<</Type/MCR/Pg %u 0 R/MCID %u>>", self->page, self->n_marks);
  jalons_pdf_reference (self->owned, element->object);
  g_string_append_c (self->owned, ' ');
  self->n_marks++;
}

/**
 * jalons_pdf_structure_annotate:
 * @annotation: its object; it is of the innermost open element, and on the present page
 *
 * Returns: the key of the annotation in the parent tree
 */
unsigned
jalons_pdf_structure_annotate (JalonsPdfStructure *self,
                               unsigned annotation)
{
  Element *element = innermost (self);

  g_string_append_printf (element->kids, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>", self->page, annotation);
  g_array_append_val (self->parents, element->object);
  return self->parents->len - 1;
}

static unsigned
put_parents (JalonsPdfStructure *self)
{
  g_autoptr (GString) body = g_string_new ("<</Nums[");
  unsigned object = jalons_pdf_file_reserve (self->file);

  for (unsigned i = 0; i < self->parents->len; i++)
    g_string_append_printf (body, "%u %u 0 R ", i, g_array_index (self->parents, unsigned, i));
  g_string_append (body, "]>>");
  jalons_pdf_file_put (self->file, object, body);
  return object;
}

/**
 * jalons_pdf_structure_finish:
 *
 * Writes the root; every element is closed.
 *
 * Returns: the object of the root
 */
unsigned
jalons_pdf_structure_finish (JalonsPdfStructure *self)
{
  g_autoptr (GString) body = g_string_new ("<</Type/StructTreeRoot/K[");

  g_string_append_printf (body, "%s]/ParentTree %u 0 R/ParentTreeNextKey %u>>", self->tops->str, put_parents (self),
                          self->parents->len);
  jalons_pdf_file_put (self->file, self->root, body);
  return self->root;
}
