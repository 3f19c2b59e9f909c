/* Adds to a tagged PDF what PDF/UA-1 asks and cairo drops, with libqpdf.
 * Invariant: the structure tree, walked from its root, meets exactly the tags, in their order; else nothing is returned.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/finish.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "core/error.h"
#include "print/marks.h"
#include "print/tag.h"

/* Ours are eight deep. The limit keeps a tree that is not ours from exhausting the stack. */
#define DEEPEST 64

typedef struct
{
  qpdf_data pdf;
  GPtrArray *tags; /* of JalonsTag */
  unsigned next;   /* the tag of the next element */
  double page_height;
} Finisher;

/* libqpdf keeps every handle until it is told otherwise, and looks among them at each call. */
static void
put (Finisher *self,
     qpdf_oh dictionary,
     const char *key,
     qpdf_oh value)
{
  qpdf_oh_replace_key (self->pdf, dictionary, key, value);
  qpdf_oh_release (self->pdf, value);
}

static void
set_name (Finisher *self,
          qpdf_oh dictionary,
          const char *key,
          const char *name)
{
  put (self, dictionary, key, qpdf_oh_new_name (self->pdf, name));
}

static void
set_text (Finisher *self,
          qpdf_oh dictionary,
          const char *key,
          const char *text)
{
  if (text != NULL)
    put (self, dictionary, key, qpdf_oh_new_unicode_string (self->pdf, text));
}

static void
set_span (Finisher *self,
          qpdf_oh dictionary,
          const char *key,
          int span)
{
  if (span > 1)
    put (self, dictionary, key, qpdf_oh_new_integer (self->pdf, span));
}

/* Attributes of tables: ISO 32000-1, table 349. */
static void
set_table_attributes (Finisher *self,
                      qpdf_oh element,
                      const JalonsTag *tag)
{
  qpdf_oh attributes;

  if (tag->scope == NULL && tag->summary == NULL && tag->row_span <= 1 && tag->column_span <= 1)
    return;
  attributes = qpdf_oh_new_dictionary (self->pdf);
  set_name (self, attributes, "/O", "/Table");
  if (tag->scope != NULL)
    {
      g_autofree char *scope = g_strconcat ("/", tag->scope, NULL);
      set_name (self, attributes, "/Scope", scope);
    }
  set_text (self, attributes, "/Summary", tag->summary);
  set_span (self, attributes, "/RowSpan", tag->row_span);
  set_span (self, attributes, "/ColSpan", tag->column_span);
  put (self, element, "/A", attributes);
}

/* A figure says where it is, so that a reader can zoom to it: ISO 32000-1, table 344. The box is turned
 * into the page's own coordinates, which count from the bottom. */
static void
set_figure_box (Finisher *self,
                qpdf_oh element,
                const JalonsTag *tag)
{
  double bottom = self->page_height - tag->box[1] - tag->box[3];
  const double corners[] = { tag->box[0], bottom, tag->box[0] + tag->box[2], bottom + tag->box[3] };
  qpdf_oh attributes = qpdf_oh_new_dictionary (self->pdf), box = qpdf_oh_new_array (self->pdf);

  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++)
    qpdf_oh_append_item (self->pdf, box, qpdf_oh_new_real_from_double (self->pdf, corners[i], 2));
  set_name (self, attributes, "/O", "/Layout");
  set_name (self, attributes, "/Placement", "/Block");
  put (self, attributes, "/BBox", box);
  put (self, element, "/A", attributes);
}

static void
finish_element (Finisher *self,
                qpdf_oh element,
                const JalonsTag *tag)
{
  set_text (self, element, "/Alt", tag->alt);
  set_text (self, element, "/E", tag->expansion);
  set_table_attributes (self, element, tag);
  if (g_str_equal (tag->name, "Figure"))
    set_figure_box (self, element, tag);
}

/* The annotation of a link says where it leads: PDF/UA-1 7.18.5. */
/* A link within the document: cairo 1.16 knows the pages before it only, and says nothing of the others. */
static void
set_destination (Finisher *self,
                 qpdf_oh annotation,
                 const JalonsTag *tag)
{
  qpdf_oh place = qpdf_oh_new_array (self->pdf);

  if (tag->page < 1 || tag->page > qpdf_get_num_pages (self->pdf))
    return;
  qpdf_oh_append_item (self->pdf, place, qpdf_get_page_n (self->pdf, (size_t) tag->page - 1));
  qpdf_oh_append_item (self->pdf, place, qpdf_oh_new_name (self->pdf, "/XYZ"));
  qpdf_oh_append_item (self->pdf, place, qpdf_oh_new_null (self->pdf));
  qpdf_oh_append_item (self->pdf, place, qpdf_oh_new_real_from_double (self->pdf, self->page_height - tag->box[1], 2));
  qpdf_oh_append_item (self->pdf, place, qpdf_oh_new_null (self->pdf));
  qpdf_oh_remove_key (self->pdf, annotation, "/A");
  qpdf_oh_replace_key (self->pdf, annotation, "/Dest", place);
}

static void
finish_annotation (Finisher *self,
                   qpdf_oh reference,
                   const JalonsTag *parent)
{
  qpdf_oh annotation = qpdf_oh_get_key (self->pdf, reference, "/Obj");

  if (parent != NULL && parent->alt != NULL && qpdf_oh_is_dictionary (self->pdf, annotation))
    {
      set_text (self, annotation, "/Contents", parent->alt);
      set_destination (self, annotation, parent);
    }
}

static gboolean finish_kids (Finisher *self, qpdf_oh kids, const JalonsTag *parent, int depth);

/* @kid is an element, a reference to an annotation, or content, which is a number or a dictionary. */
static gboolean
finish_kid (Finisher *self,
            qpdf_oh kid,
            const JalonsTag *parent,
            int depth)
{
  const JalonsTag *tag;
  const char *name;
  qpdf_oh type, kids;
  gboolean good;

  if (!qpdf_oh_is_dictionary (self->pdf, kid))
    return TRUE;
  if (qpdf_oh_has_key (self->pdf, kid, "/Obj"))
    finish_annotation (self, kid, parent);
  if (!qpdf_oh_has_key (self->pdf, kid, "/S"))
    return TRUE;
  if (depth > DEEPEST || self->next == self->tags->len)
    return FALSE;

  type = qpdf_oh_get_key (self->pdf, kid, "/S");
  name = qpdf_oh_get_name (self->pdf, type);
  tag = g_ptr_array_index (self->tags, self->next++);
  good = g_strcmp0 (name + 1, tag->name) == 0;
  qpdf_oh_release (self->pdf, type);
  if (!good)
    return FALSE;
  finish_element (self, kid, tag);
  kids = qpdf_oh_get_key (self->pdf, kid, "/K");
  good = finish_kids (self, kids, tag, depth + 1);
  qpdf_oh_release (self->pdf, kids);
  return good;
}

static gboolean
finish_kids (Finisher *self,
             qpdf_oh kids,
             const JalonsTag *parent,
             int depth)
{
  if (!qpdf_oh_is_array (self->pdf, kids))
    return finish_kid (self, kids, parent, depth);
  for (int i = 0, n = qpdf_oh_get_array_n_items (self->pdf, kids); i < n; i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (self->pdf, kids, i);
      if (!finish_kid (self, kid, parent, depth))
        return FALSE;
      qpdf_oh_release (self->pdf, kid);
    }
  return TRUE;
}

static gboolean
finish_structure (Finisher *self,
                  qpdf_oh root,
                  GError **error)
{
  qpdf_oh tree = qpdf_oh_get_key (self->pdf, root, "/StructTreeRoot");

  if (qpdf_oh_is_dictionary (self->pdf, tree) &&
      finish_kids (self, qpdf_oh_get_key (self->pdf, tree, "/K"), NULL, 0) && self->next == self->tags->len)
    return TRUE;
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_DAMAGED,
                       _ ("The pages could not be made accessible: their structure is not the one "
                          "that was drawn. Please report this fault."));
  return FALSE;
}

/* The glyph numbers of an embedded TrueType subset are its character numbers: PDF/UA-1 7.21.3.2 wants it said. */
static void
finish_font (Finisher *self,
             qpdf_oh font)
{
  qpdf_oh descendants = qpdf_oh_get_key (self->pdf, font, "/DescendantFonts");
  qpdf_oh descendant;

  if (!qpdf_oh_is_array (self->pdf, descendants) || qpdf_oh_get_array_n_items (self->pdf, descendants) == 0)
    return;
  descendant = qpdf_oh_get_array_item (self->pdf, descendants, 0);
  if (qpdf_oh_is_name_and_equals (self->pdf, qpdf_oh_get_key (self->pdf, descendant, "/Subtype"),
                                  "/CIDFontType2") &&
      !qpdf_oh_has_key (self->pdf, descendant, "/CIDToGIDMap"))
    set_name (self, descendant, "/CIDToGIDMap", "/Identity");
}

static void
finish_fonts (Finisher *self,
              qpdf_oh page)
{
  qpdf_oh resources = qpdf_oh_get_key (self->pdf, page, "/Resources");
  qpdf_oh fonts = qpdf_oh_get_key_if_dict (self->pdf, resources, "/Font");

  if (!qpdf_oh_is_dictionary (self->pdf, fonts))
    return;
  qpdf_oh_begin_dict_key_iter (self->pdf, fonts);
  while (qpdf_oh_dict_more_keys (self->pdf))
    {
      g_autofree char *key = g_strdup (qpdf_oh_dict_next_key (self->pdf));
      finish_font (self, qpdf_oh_get_key (self->pdf, fonts, key));
    }
}

static qpdf_oh
new_stream (Finisher *self,
            GBytes *content)
{
  qpdf_oh stream = qpdf_oh_new_stream (self->pdf);
  qpdf_oh nothing = qpdf_oh_new_null (self->pdf);
  gsize size;
  const void *data = g_bytes_get_data (content, &size);

  qpdf_oh_replace_stream_data (self->pdf, stream, data, size, nothing, nothing);
  return stream;
}

static void
finish_page (Finisher *self,
             qpdf_oh page)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) marked = NULL;
  unsigned char *data = NULL;
  size_t size = 0;

  set_name (self, page, "/Tabs", "/S");
  finish_fonts (self, page);
  if ((qpdf_oh_get_page_content_data (self->pdf, page, &data, &size) & QPDF_ERRORS) != 0)
    return;
  content = g_bytes_new_with_free_func (data, size, free, data);
  marked = jalons_marks_wrap (content);
  if (!g_bytes_equal (content, marked))
    qpdf_oh_replace_key (self->pdf, page, "/Contents", new_stream (self, marked));
}

static char *
make_xmp (const JalonsFinish *finish)
{
  g_autofree char *author = g_markup_printf_escaped (
    "   <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", finish->author ?: "");
  g_autofree char *facts = g_markup_printf_escaped (
    "   <dc:format>application/pdf</dc:format>\n"
    "   <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
    "   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
    "   <xmp:CreatorTool>Jalons</xmp:CreatorTool>\n"
    "   <xmp:CreateDate>%s</xmp:CreateDate>\n"
    "   <pdfuaid:part>1</pdfuaid:part>\n",
    finish->language, finish->title, finish->created);

  return g_strconcat ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                      " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                      "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n",
                      facts, finish->author != NULL ? author : "",
                      "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n", NULL);
}

static void
finish_catalogue (Finisher *self,
                  qpdf_oh root,
                  const JalonsFinish *finish)
{
  g_autofree char *xmp = make_xmp (finish);
  g_autoptr (GBytes) bytes = g_bytes_new (xmp, strlen (xmp));
  qpdf_oh preferences = qpdf_oh_new_dictionary (self->pdf);
  qpdf_oh metadata = new_stream (self, bytes);
  qpdf_oh header = qpdf_oh_get_dict (self->pdf, metadata);
  qpdf_oh mark = qpdf_oh_new_dictionary (self->pdf);

  set_text (self, root, "/Lang", finish->language);
  qpdf_oh_replace_key (self->pdf, mark, "/Marked", qpdf_oh_new_bool (self->pdf, QPDF_TRUE));
  qpdf_oh_replace_key (self->pdf, root, "/MarkInfo", mark);
  qpdf_oh_replace_key (self->pdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (self->pdf, QPDF_TRUE));
  qpdf_oh_replace_key (self->pdf, root, "/ViewerPreferences", preferences);
  set_name (self, header, "/Type", "/Metadata");
  set_name (self, header, "/Subtype", "/XML");
  qpdf_oh_replace_key (self->pdf, root, "/Metadata", metadata);
}

static gboolean
check (Finisher *self,
       GError **error)
{
  qpdf_error fault;

  if (!qpdf_has_error (self->pdf))
    return TRUE;
  fault = qpdf_get_error (self->pdf);
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_DAMAGED,
               _ ("The pages could not be finished: %s. Please report this fault."),
               qpdf_get_error_full_text (self->pdf, fault));
  return FALSE;
}

static gboolean
edit (Finisher *self,
      const JalonsFinish *finish,
      GError **error)
{
  qpdf_oh root = qpdf_get_root (self->pdf);

  if (!finish_structure (self, root, error))
    return FALSE;
  for (int i = 0, n = qpdf_get_num_pages (self->pdf); i < n; i++)
    finish_page (self, qpdf_get_page_n (self->pdf, (size_t) i));
  finish_catalogue (self, root, finish);
  qpdf_oh_release_all (self->pdf);
  return check (self, error);
}

/* qpdf derives the file's identifier from its bytes, so no clock and no chance comes in. */
static GBytes *
write_out (Finisher *self,
           GError **error)
{
  qpdf_init_write_memory (self->pdf);
  qpdf_set_deterministic_ID (self->pdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (self->pdf, qpdf_o_generate);
  qpdf_set_minimum_pdf_version (self->pdf, "1.7");
  qpdf_write (self->pdf);
  if (!check (self, error))
    return NULL;
  return g_bytes_new (qpdf_get_buffer (self->pdf), qpdf_get_buffer_length (self->pdf));
}

/**
 * jalons_finish_prepare:
 *
 * Does nothing: asking for it is enough, for libqpdf is loaded then (see src/parts.c).
 */
void
jalons_finish_prepare (void)
{
}

/**
 * jalons_finish_pdf:
 * @pdf: a tagged PDF as cairo writes it
 * @finish: what is said of the whole document
 * @tags: (element-type JalonsTag): one for each element of its structure tree, in the order in which they were opened
 * @error: %JALONS_ERROR_DAMAGED when @pdf is no PDF or its structure does not agree with @tags
 *
 * Adds, by the clauses of ISO 14289-1 (PDF/UA-1): 5 the identification; 7.1 title, its display, artifacts;
 * 7.2 language; 7.3 alternative text and place of figures; 7.5 scope and spans of table cells; 7.18.3 order of
 * tabulation; 7.18.5 contents of links; 7.21.3.2 the glyph map of TrueType fonts.
 *
 * Returns: (transfer full): a PDF 1.7, or %NULL; the same input gives the same bytes
 */
GBytes *
jalons_finish_pdf (GBytes *pdf,
                   const JalonsFinish *finish,
                   GPtrArray *tags,
                   GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  Finisher self = { .pdf = qpdf_init (), .tags = tags, .page_height = finish->page_height };
  GBytes *finished = NULL;

  qpdf_silence_errors (self.pdf);
  qpdf_set_suppress_warnings (self.pdf, QPDF_TRUE);
  qpdf_set_attempt_recovery (self.pdf, QPDF_FALSE);
  qpdf_read_memory (self.pdf, "pages", data, size, NULL);
  if (check (&self, error) && edit (&self, finish, error))
    finished = write_out (&self, error);
  qpdf_cleanup (&self.pdf);
  return finished;
}
