/* PDFs that are made to hang, to fill the memory or to overflow the stack: each costs a sentence, and the next page is read.
 * Invariant: the first page is the hostile one and the second is ordinary, so that what is left of the reader is seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <string.h>

#include "core/error.h"
#include "reader/protocol.h"

#if defined(__SANITIZE_ADDRESS__)
#  define TIME_LIMIT 5000
#else
#  define TIME_LIMIT 1500
#endif

#define MEGABYTES 400

/* Objects 1 to 4 are the catalogue, the tree of pages and two pages; 5 is what is on the first page, 6 on the second. */
typedef struct
{
  GPtrArray *objects;
} Document;

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
add (Document *document,
     GString *object)
{
  g_ptr_array_add (document->objects, object);
}

static void
add_text (Document *document,
          const char *object)
{
  add (document, g_string_new (object));
}

static const char ordinary[] = "BT /F 14 Tf 50 700 Td (Une page ordinaire) Tj ET";

/* @resources of the first page, entries of its dictionary, and entries of the catalogue. */
static void
begin (Document *document,
       const char *resources,
       const char *page,
       const char *catalogue)
{
  g_autofree char *root = g_strdup_printf ("<< /Type /Catalog /Pages 2 0 R %s >>", catalogue);
  g_autofree char *first =
    g_strdup_printf ("<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << %s >> %s >>", resources, page);

  document->objects = g_ptr_array_new_with_free_func (free_string);
  add_text (document, root);
  add_text (document, "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] >>");
  add_text (document, first);
  add_text (document, "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /Resources << /Font << /F << /Type /Font "
                      "/Subtype /Type1 /BaseFont /Helvetica >> >> >> >>");
}

static void
add_contents (Document *document,
              GString *hostile)
{
  add (document, hostile);
  add (document, support_stream ("", ordinary, strlen (ordinary)));
}

static GString *
repeated (const char *text,
          unsigned n)
{
  gsize length = strlen (text);
  GString *all = g_string_sized_new (length * n + 1);

  for (unsigned i = 0; i < n; i++)
    g_string_append_len (all, text, (gssize) length);
  return all;
}

/* What is hostile */

/* 30 MB of operators in some 100 kB, three hundred times over. */
static void
make_bomb (Document *document)
{
  g_autoptr (GString) plain = repeated ("0 0 m 1 1 l ", 2500000), parts = repeated ("5 0 R ", 300);
  g_autofree char *contents = NULL;

  begin (document, "", "", "");
  add_contents (document, support_deflated ("", plain->str, plain->len));
  contents = g_strdup_printf ("<< /Type /Page /Parent 2 0 R /Contents [%s] /Resources << >> >>", parts->str);
  g_string_assign (document->objects->pdata[2], contents);
}

/* Each form draws the next one twice: 2 to the power of 30. */
static void
make_forms (Document *document)
{
  begin (document, "/XObject << /X 7 0 R >>", "", "");
  add_contents (document, support_stream ("", "/X Do", 5));
  for (unsigned i = 0; i < 30; i++)
    {
      g_autofree char *entries =
        g_strdup_printf ("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %u 0 R >> >>", 8 + i);

      add (document, support_stream (entries, "/X Do /X Do", 11));
    }
  add (document, support_stream ("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", "0 0 9 9 re f", 12));
}

/* A form that draws itself. */
static void
make_loop (Document *document)
{
  begin (document, "/XObject << /X 7 0 R >>", "", "");
  add_contents (document, support_stream ("", "/X Do", 5));
  add (document, support_stream ("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 7 0 R >> >>",
                                 "/X Do /X Do", 11));
}

static void
make_image (Document *document)
{
  g_autoptr (GString) plain = repeated ("some pixels of it ", 1000000);

  begin (document, "/XObject << /X 7 0 R >>", "", "");
  add_contents (document, support_stream ("", "q 595 0 0 842 0 0 cm /X Do Q", 28));
  add (document, support_deflated ("/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceRGB "
                                   "/BitsPerComponent 8",
                                   plain->str, plain->len));
}

static void
make_pattern (Document *document)
{
  static const char paint[] = "/Pattern cs /P scn 0 0 595 842 re f", tile[] = "1 0 0 rg 0 0 .001 .001 re f";

  begin (document, "/Pattern << /P 7 0 R >>", "", "");
  add_contents (document, support_stream ("", paint, strlen (paint)));
  add (document, support_stream ("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 .002 .002] /XStep .001 "
                                 "/YStep .001 /Resources << >>",
                                 tile, strlen (tile)));
}

static void
make_paths (Document *document)
{
  g_autoptr (GString) plain = repeated ("0 0 m 595 842 l 0 842 l S\n", 2000000);

  begin (document, "", "", "");
  add_contents (document, support_deflated ("", plain->str, plain->len));
}

/* Twenty million graphics states, one on the other. */
static void
make_states (Document *document)
{
  g_autoptr (GString) plain = repeated ("q ", 20000000);

  begin (document, "", "", "");
  add_contents (document, support_deflated ("", plain->str, plain->len));
}

/* 200,000 elements, each in the other: whoever walks the structure falls. */
static void
make_structure (Document *document)
{
  const unsigned n = 200000;

  begin (document, "", "/StructParents 0", "/MarkInfo << /Marked true >> /StructTreeRoot 7 0 R");
  add_contents (document, support_stream ("", "0 0 9 9 re f", 12));
  add_text (document, "<< /Type /StructTreeRoot /K 8 0 R >>");
  for (unsigned i = 0; i < n; i++)
    {
      GString *element = g_string_new (NULL);

      g_string_printf (element, "<< /Type /StructElem /S /Div /P %u 0 R /K %u 0 R >>", 7 + i, i + 1 < n ? 9 + i : 8);
      add (document, element);
    }
}

static void
make_outline_loop (Document *document)
{
  begin (document, "", "", "/Outlines 7 0 R");
  add_contents (document, support_stream ("", "0 0 9 9 re f", 12));
  add_text (document, "<< /Type /Outlines /First 8 0 R /Last 8 0 R /Count 1 >>");
  add_text (document, "<< /Title (Encore) /Parent 7 0 R /Next 8 0 R /First 8 0 R /Last 8 0 R /Dest [3 0 R /Fit] >>");
}

static void
make_page_loop (Document *document)
{
  begin (document, "", "", "");
  add_contents (document, support_stream ("", "0 0 9 9 re f", 12));
  g_string_assign (document->objects->pdata[1],
                   "<< /Type /Pages /Kids [2 0 R 3 0 R 4 0 R] /Count 2000000000 /MediaBox [0 0 595 842] >>");
}

static void
make_huge_page (Document *document)
{
  begin (document, "", "/MediaBox [-1e30 -1e30 1e30 1e30]", "");
  add_contents (document, support_stream ("", "0 0 9 9 re f", 12));
}

/* Nothing of this is ever done: links are to pages and to the web. */
static void
make_actions (Document *document)
{
  begin (document, "", "/Annots [7 0 R 8 0 R 9 0 R] /AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
         "/OpenAction << /S /Launch /F (/bin/sh) >>");
  add_contents (document, support_stream ("", "0 0 9 9 re f", 12));
  add_text (document, "<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /Launch /F (/bin/sh) >> >>");
  add_text (document, "<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /URI /URI (javascript:alert\\(1\\)) >> >>");
  add_text (document, "<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /GoToR /F (/etc/passwd) /D [0 /Fit] >> >>");
}

/* Asking */

static gpointer
ask (JalonsPdf *pdf,
     unsigned page,
     gboolean picture,
     GError **error)
{
  Waited waited = { FALSE, NULL };
  gpointer answer;

  if (picture)
    jalons_pdf_render_async (pdf, page, 1, G_PRIORITY_DEFAULT, NULL, support_waited, &waited);
  else
    jalons_pdf_text_async (pdf, page, G_PRIORITY_DEFAULT, NULL, support_waited, &waited);
  support_wait (&waited);
  answer = picture ? (gpointer) jalons_pdf_render_finish (waited.result, error)
                   : (gpointer) jalons_pdf_text_finish (waited.result, error);
  g_object_unref (waited.result);
  return answer;
}

static void
assert_sentence (const GError *error)
{
  g_test_message ("%s", error->message);
  g_assert_cmpuint (error->domain, ==, JALONS_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
assert_ordinary (JalonsPdf *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = ask (pdf, 1, FALSE, &error);
  g_autoptr (JalonsPdfPicture) picture = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "Une page ordinaire"));
  picture = ask (pdf, 1, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (picture->width, ==, 595);
}

static void
ask_the_rest (JalonsPdf *pdf)
{
  Waited waited = { FALSE, NULL };
  g_autoptr (GArray) links = NULL, headings = NULL;

  jalons_pdf_links_async (pdf, 0, G_PRIORITY_DEFAULT, NULL, support_waited, &waited);
  support_wait (&waited);
  links = jalons_pdf_links_finish (waited.result, NULL);
  g_object_unref (waited.result);
  if (links != NULL)
    g_assert_cmpuint (links->len, ==, 0);
  jalons_pdf_outline_async (pdf, G_PRIORITY_DEFAULT, NULL, support_waited, &waited);
  support_wait (&waited);
  headings = jalons_pdf_outline_finish (waited.result, NULL);
  g_object_unref (waited.result);
  if (headings != NULL)
    g_assert_cmpuint (headings->len, <=, JALONS_READER_MAX_LIST);
}

typedef enum
{
  SENTENCE,     /* the first page is not seen */
  PAGE,         /* it is */
  EITHER,       /* that depends on poppler's version, or on the machine */
  FILE_OR_PAGE, /* it may be that the file is not even opened */
} Expected;

typedef struct
{
  const char *name;
  void (*make) (Document *document);
  Expected expected;
} Case;

static const Case cases[] = {
  { "bomb", make_bomb, SENTENCE },
  { "forms", make_forms, SENTENCE },
  { "loop", make_loop, EITHER },
  { "image", make_image, EITHER },
  { "pattern", make_pattern, EITHER },
  { "paths", make_paths, SENTENCE },
  { "states", make_states, SENTENCE },
  { "structure", make_structure, PAGE },
  { "outline-loop", make_outline_loop, PAGE },
  { "page-loop", make_page_loop, FILE_OR_PAGE },
  { "huge-page", make_huge_page, EITHER },
  { "actions", make_actions, PAGE },
};

static char *
write_case (const Case *c)
{
  Document document = { NULL };
  g_autoptr (GString) text = NULL;
  char *path;

  c->make (&document);
  text = support_hand_written (document.objects);
  g_ptr_array_unref (document.objects);
  path = support_write ("hostile.pdf", text->str, text->len);
  g_test_message ("%s: %" G_GSIZE_FORMAT " bytes", c->name, text->len);
  return path;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  const JalonsPdfOptions limits = { .time_limit = TIME_LIMIT, .megabytes = MEGABYTES };
  g_autofree char *path = write_case (c);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsPdfPicture) picture = NULL;
  gint64 before = g_get_monotonic_time ();
  g_autoptr (JalonsPdf) pdf = support_open (path, &limits, &error);

  if (pdf == NULL)
    {
      g_assert_cmpint (c->expected, ==, FILE_OR_PAGE);
      assert_sentence (error);
      return;
    }
  picture = ask (pdf, 0, TRUE, &error);
  if (picture == NULL)
    assert_sentence (error);
  if (c->expected == PAGE)
    g_assert_no_error (error);
  if (c->expected == SENTENCE)
    g_assert_null (picture);
  g_test_message ("%s: %s after %d ms", c->name, picture != NULL ? "drawn" : "refused",
                  (int) ((g_get_monotonic_time () - before) / 1000));
  ask_the_rest (pdf);
  if (c->expected != FILE_OR_PAGE)
    assert_ordinary (pdf);
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  status = g_test_run ();
  support_remove ();
  return status;
}
