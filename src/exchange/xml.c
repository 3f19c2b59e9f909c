/* XML from outside: libxml2's SAX interface behind a fence.
 * Invariant: after the first error no handler is called any more, and the first error is the one that is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"

/* The deepest element that we read stands at 7. */
#define MAX_DEPTH 32
/* libxml2 2.9 compares each attribute with all before it: a million of them would take hours. */
#define MAX_ATTRIBUTES 1000
/* Names and labels; the longest label of the ministry's nomenclature has 70 letters. */
#define MAX_TEXT 4096

#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlErrorPtr;
#else
typedef xmlErrorPtr XmlErrorPtr;
#endif

struct _JalonsXml
{
  xmlParserCtxtPtr context;
  const JalonsXmlElement *stack[MAX_DEPTH + 1]; /* the element open at each depth, NULL where it is not wanted */
  int depth;
  GString *text;
  const xmlChar **attributes; /* five pointers for each, while an element opens */
  int n_attributes;
  gpointer data;
  GError *error;
};

/**
 * jalons_xml_line:
 *
 * Returns: the line that is being read, from 1
 */
int
jalons_xml_line (JalonsXml *xml)
{
  return xml->context->input ? xml->context->input->line : 0;
}

/**
 * jalons_xml_fail:
 * @error: (transfer full): what is wrong
 *
 * Stops the reading; jalons_xml_read() gives the first error that was told here.
 */
void
jalons_xml_fail (JalonsXml *xml,
                 GError *error)
{
  if (xml->error == NULL)
    xml->error = error;
  else
    g_error_free (error);
  xmlStopParser (xml->context);
}

static void
fail (JalonsXml *xml,
      int code,
      const char *message)
{
  jalons_xml_fail (xml, g_error_new_literal (JALONS_ERROR, code, message));
}

static void
fail_too_long (JalonsXml *xml,
               const char *name)
{
  jalons_xml_fail (xml, g_error_new (JALONS_ERROR, JALONS_ERROR_LIMIT,
                                     _ ("Line %d: the text of %s is too long to be true."),
                                     jalons_xml_line (xml), name));
}

static gboolean
is_named (const xmlChar *name,
          const char *wanted)
{
  return strcmp ((const char *) name, wanted) == 0;
}

static const JalonsXmlElement *
find_element (const JalonsXmlElement *elements,
              const xmlChar *name)
{
  for (const JalonsXmlElement *element = elements; element && element->name; element++)
    if (is_named (name, element->name))
      return element;
  return NULL;
}

/* libxml2 leaves an ampersand as "&#38;" in the value of an attribute when entities are not replaced. */
static char *
unescape_ampersands (const char *value,
                     gsize length)
{
  GString *plain = g_string_new_len (value, (gssize) length);

  g_string_replace (plain, "&#38;", "&", 0);
  return g_string_free (plain, FALSE);
}

/**
 * jalons_xml_attribute:
 * @name: an attribute of the element that opens
 *
 * To be called from an element's @start only.
 *
 * Returns: (transfer full) (nullable): its value, trimmed, or %NULL when it is not there
 */
char *
jalons_xml_attribute (JalonsXml *xml,
                      const char *name)
{
  for (int i = 0; i < xml->n_attributes; i++)
    {
      const xmlChar **attribute = xml->attributes + 5 * i;

      if (is_named (attribute[0], name))
        {
          gsize length = (gsize) (attribute[4] - attribute[3]);

          if (length <= MAX_TEXT)
            return g_strstrip (unescape_ampersands ((const char *) attribute[3], length));
          fail_too_long (xml, name);
          return NULL;
        }
    }
  return NULL;
}

static void
on_start (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  JalonsXml *xml = data;
  const JalonsXmlElement *parent = xml->stack[xml->depth];
  const JalonsXmlElement *element = parent ? find_element (parent->children, name) : NULL;

  if (xml->error)
    return;
  if (xml->depth == MAX_DEPTH)
    {
      fail (xml, JALONS_ERROR_LIMIT, _ ("The elements of this file are nested too deeply to be an export."));
      return;
    }

  xml->stack[++xml->depth] = element;
  g_string_truncate (xml->text, 0);
  if (element == NULL || element->start == NULL)
    return;
  xml->attributes = attributes;
  xml->n_attributes = n_attributes;
  element->start (xml, xml->data);
  xml->n_attributes = 0;
}

static void
on_end (void *data,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *uri)
{
  JalonsXml *xml = data;
  const JalonsXmlElement *element;

  if (xml->error || xml->depth == 0)
    return;
  element = xml->stack[xml->depth--];
  if (element && (element->end || element->text))
    {
      char *text = g_strstrip (xml->text->str);

      if (element->end)
        element->end (xml, text, xml->data);
      else
        {
          char **place = G_STRUCT_MEMBER_P (xml->data, element->text - 1);
          g_free (*place);
          *place = g_strdup (text);
        }
    }
  g_string_truncate (xml->text, 0);
}

static void
on_text (void *data,
         const xmlChar *text,
         int length)
{
  JalonsXml *xml = data;
  const JalonsXmlElement *element = xml->stack[xml->depth];

  if (xml->error || element == NULL || (element->end == NULL && element->text == 0))
    return;
  if (xml->text->len + (gsize) length > MAX_TEXT)
    {
      fail_too_long (xml, element->name);
      return;
    }
  g_string_append_len (xml->text, (const char *) text, length);
}

static void
on_doctype (void *data,
            const xmlChar *name,
            const xmlChar *external_id,
            const xmlChar *system_id)
{
  JalonsXml *xml = data;

  fail (xml, JALONS_ERROR_REFUSED,
        _ ("This file declares a document type (DOCTYPE), which no export of a school does: "
           "Jalons does not open it. Export it again from STS-Web or SIECLE."));
}

/* A cut may fall inside a letter of UTF-8, which has four bytes at most. */
static gboolean
is_at_end (JalonsXml *xml)
{
  const xmlParserInput *input = xml->context->input;

  return input == NULL || input->cur >= input->end || (input->end - input->cur <= 3 && *input->cur >= 0x80);
}

/* A control character gets the same code as a letter of the wrong encoding. */
static gboolean
is_encoding_error (JalonsXml *xml,
                   XmlErrorPtr problem)
{
  const xmlParserInput *input = xml->context->input;

  if (problem->code == XML_ERR_INVALID_CHAR)
    return input && input->cur < input->end && *input->cur >= 0x80;
  return problem->code == XML_ERR_INVALID_ENCODING || problem->code == XML_I18N_CONV_FAILED;
}

static GError *
describe_error (JalonsXml *xml,
                XmlErrorPtr problem)
{
  if (problem->code == XML_ERR_DOCUMENT_EMPTY || is_at_end (xml))
    return g_error_new (JALONS_ERROR, JALONS_ERROR_SYNTAX,
                        _ ("The file is cut short: it stops at line %d. Export or download it again."),
                        problem->line);
  if (is_encoding_error (xml, problem))
    return g_error_new (JALONS_ERROR, JALONS_ERROR_ENCODING,
                        _ ("Line %d has letters that are not in the encoding which the file declares. "
                           "Export the file again, without opening it in another program first."),
                        problem->line);
  return g_error_new (JALONS_ERROR, JALONS_ERROR_SYNTAX,
                      _ ("The file is damaged at line %d: it is not well-formed XML. Export or download it again."),
                      problem->line);
}

static void
on_error (void *data,
          XmlErrorPtr problem)
{
  JalonsXml *xml = data;

  if (problem->level == XML_ERR_FATAL && xml->error == NULL)
    xml->error = describe_error (xml, problem);
}

/* Counted on the bytes because libxml2 would hang before it called us. Every encoding of our list has "<" and "=" as
 * in ASCII, and "<" may not stand inside a value, so no tag has more attributes than "=" signs up to the next "<". */
static gboolean
check_attributes (const char *bytes,
                  gsize length,
                  GError **error)
{
  unsigned n_equals = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == '<')
        n_equals = 0;
      else if (bytes[i] == '=' && ++n_equals > MAX_ATTRIBUTES)
        {
          g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                               _ ("An element of this file has too many attributes to be part of an export."));
          return FALSE;
        }
    }
  return TRUE;
}

static char *
find_declared_encoding (const char *bytes,
                        gsize length)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(?:\xef\xbb\xbf)?<\\?xml\\s[^>]*?\\bencoding\\s*=\\s*[\"']([^\"'>]*)[\"']",
                                          G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match_full (regex, bytes, (gssize) MIN (length, 1024), 0, 0, &match, NULL);
  return g_match_info_matches (match) ? g_match_info_fetch (match, 1) : NULL;
}

static gboolean
check_encoding (const char *bytes,
                gsize length,
                GError **error)
{
  static const char *const known[] = { "UTF-8", "UTF8", "ISO-8859-15", "ISO-8859-1",
                                       "ISO_8859-1", "LATIN1", "LATIN-9", "WINDOWS-1252",
                                       "CP1252", "ASCII", "US-ASCII", NULL };
  g_autofree char *declared = find_declared_encoding (bytes, length);
  g_autofree char *upper = declared ? g_ascii_strup (declared, -1) : NULL;
  g_autofree char *shown = NULL;

  if (declared == NULL || g_strv_contains (known, upper))
    return TRUE;
  shown = g_utf8_make_valid (declared, -1);
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_ENCODING,
               _ ("The file declares the encoding “%s”, which Jalons does not know. Export it again, or convert it to UTF-8."),
               shown);
  return FALSE;
}

static gboolean
check_bytes (const char *bytes,
             gsize length,
             GError **error)
{
  if (length > JALONS_XML_MAX_BYTES)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                   _ ("The file has more than %d MB: it cannot be an export of the structure of one school."),
                   JALONS_XML_MAX_BYTES / 1024 / 1024);
      return FALSE;
    }
  return check_encoding (bytes, length, error) && check_attributes (bytes, length, error);
}

static xmlParserCtxtPtr
create_context (JalonsXml *xml,
                const char *bytes,
                gsize length)
{
  xmlParserCtxtPtr context = xmlCreateMemoryParserCtxt (length ? bytes : " ", length ? (int) length : 1);

  if (context == NULL)
    g_error ("libxml2 has no memory for a parser");
  memset (context->sax, 0, sizeof *context->sax);
  context->sax->initialized = XML_SAX2_MAGIC;
  context->sax->startElementNs = on_start;
  context->sax->endElementNs = on_end;
  context->sax->characters = on_text;
  context->sax->cdataBlock = on_text;
  context->sax->internalSubset = on_doctype;
  context->sax->serror = (xmlStructuredErrorFunc) on_error;
  xmlCtxtUseOptions (context, XML_PARSE_NONET);
  context->userData = xml;
  return context;
}

/* Whether the document was read to its end without an error. */
static gboolean
parse (const char *bytes,
       gsize length,
       const JalonsXmlElement *root,
       gpointer data,
       GError **error)
{
  const JalonsXmlElement document = { .children = root };
  JalonsXml xml = { .stack = { &document }, .data = data };

  xml.text = g_string_sized_new (256);
  xml.context = create_context (&xml, bytes, length);
  xmlParseDocument (xml.context);
  if (!xml.context->wellFormed && xml.error == NULL)
    xml.error = g_error_new (JALONS_ERROR, JALONS_ERROR_SYNTAX,
                             _ ("The file is damaged at line %d: it is not well-formed XML. Export or download it again."),
                             jalons_xml_line (&xml));
  xmlFreeParserCtxt (xml.context);
  g_string_free (xml.text, TRUE);

  if (xml.error == NULL)
    return TRUE;
  g_propagate_error (error, xml.error);
  return FALSE;
}

/**
 * jalons_xml_read:
 * @bytes: the file
 * @root: (array zero-terminated=1): the root element, and what is wanted inside it
 * @data: passed to the handlers, and the base of %JALONS_XML_TEXT
 *
 * Reads a document in one pass. Handlers may have been called when it fails half-way: @data is then to be dropped.
 *
 * Returns: whether the document is whole; errors are %JALONS_ERROR_SYNTAX, %JALONS_ERROR_ENCODING,
 *   %JALONS_ERROR_LIMIT, %JALONS_ERROR_REFUSED and what the handlers tell; those of syntax name the line
 */
gboolean
jalons_xml_read (GBytes *bytes,
                 const JalonsXmlElement *root,
                 gpointer data,
                 GError **error)
{
  gsize length;
  const char *start = g_bytes_get_data (bytes, &length);

  if (length == 0)
    start = "";
  return check_bytes (start, length, error) && parse (start, length, root, data, error);
}

static void
on_root (void *data,
         const xmlChar *name,
         const xmlChar *prefix,
         const xmlChar *uri,
         int n_namespaces,
         const xmlChar **namespaces,
         int n_attributes,
         int n_defaulted,
         const xmlChar **attributes)
{
  JalonsXml *xml = data;

  if (xml->data == NULL)
    xml->data = g_strdup ((const char *) name);
  xmlStopParser (xml->context);
}

static void
on_root_doctype (void *data,
                 const xmlChar *name,
                 const xmlChar *external_id,
                 const xmlChar *system_id)
{
  on_root (data, name, NULL, NULL, 0, NULL, 0, 0, NULL);
}

static void
ignore_error (void *data,
              XmlErrorPtr problem)
{
}

/**
 * jalons_xml_find_root:
 * @head: the beginning of a file, or all of it
 * @length: the number of bytes
 *
 * Returns: (transfer full) (nullable): the name of the root element, or of the document type that announces it; %NULL
 *   when no element begins here
 */
char *
jalons_xml_find_root (const char *head,
                      gsize length)
{
  JalonsXml xml = { .data = NULL };

  if (length == 0 || length > JALONS_XML_MAX_BYTES || !check_bytes (head, length, NULL))
    return NULL;
  xml.context = create_context (&xml, head, length);
  xml.context->sax->startElementNs = on_root;
  xml.context->sax->endElementNs = NULL;
  xml.context->sax->characters = NULL;
  xml.context->sax->cdataBlock = NULL;
  xml.context->sax->internalSubset = on_root_doctype;
  xml.context->sax->serror = (xmlStructuredErrorFunc) ignore_error;
  xmlParseDocument (xml.context);
  xmlFreeParserCtxt (xml.context);
  return xml.data;
}
