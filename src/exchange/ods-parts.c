/* The parts of an OpenDocument file that are the same in each, and text in it.
 * Invariant: characters that XML has no place for are left out, and nothing else is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "exchange/ods-private.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

#define SPACES                                                    \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""   \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
  " office:version=\"1.3\""

const char jalons_ods_manifest[] =
  HEAD "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
       " manifest:version=\"1.3\">\n"
       "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\""
       " manifest:media-type=\"" JALONS_ODS_TYPE "\"/>\n"
       "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\n"
       "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>\n"
       "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>\n"
       "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>\n"
       "</manifest:manifest>\n";

/* Styles of cells by what they hold: "t" text, "h" hours, "n" number, "p" percent, "d" date, "m" date and time; with "s"
 * the same in a total. LibreOffice 7.4 looks behind the first two letters of each name, and ends when there are not as many. */
const char jalons_ods_automatic[] =
  "<office:automatic-styles>\n"
  "<style:style style:name=\"co-label\" style:family=\"table-column\">"
  "<style:table-column-properties style:column-width=\"7cm\"/></style:style>\n"
  "<style:style style:name=\"co-words\" style:family=\"table-column\">"
  "<style:table-column-properties style:column-width=\"5cm\"/></style:style>\n"
  "<style:style style:name=\"co-figure\" style:family=\"table-column\">"
  "<style:table-column-properties style:column-width=\"3cm\"/></style:style>\n"
  "<style:style style:name=\"ro-row\" style:family=\"table-row\">"
  "<style:table-row-properties style:use-optimal-row-height=\"true\"/></style:style>\n"
  "<style:style style:name=\"ta-sheet\" style:family=\"table\" style:master-page-name=\"Default\">"
  "<style:table-properties table:display=\"true\"/></style:style>\n"
  "<number:time-style style:name=\"N-hours\" number:truncate-on-overflow=\"false\">"
  "<number:hours number:style=\"long\"/><number:text>:</number:text><number:minutes number:style=\"long\"/>"
  "</number:time-style>\n"
  "<number:percentage-style style:name=\"N-percent\"><number:number number:decimal-places=\"0\""
  " number:min-integer-digits=\"1\"/><number:text>\302\240%</number:text></number:percentage-style>\n"
#define DATE                                                                              \
  "<number:day number:style=\"long\"/><number:text>/</number:text>"                       \
  "<number:month number:style=\"long\"/><number:text>/</number:text><number:year number:style=\"long\"/>"
  "<number:date-style style:name=\"N-date\" number:language=\"fr\" number:country=\"FR\">" DATE "</number:date-style>\n"
  "<number:date-style style:name=\"N-moment\" number:language=\"fr\" number:country=\"FR\">" DATE
  "<number:text> </number:text><number:hours number:style=\"long\"/><number:text>:</number:text>"
  "<number:minutes number:style=\"long\"/></number:date-style>\n"
  "<number:number-style style:name=\"N-number\"><number:number number:decimal-places=\"0\""
  " number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>\n"
#define CELL(name, data, bold)                                                                             \
  "<style:style style:name=\"" name "\" style:family=\"table-cell\" style:parent-style-name=\"Default\"" data ">" \
  "<style:table-cell-properties style:vertical-align=\"top\" fo:wrap-option=\"wrap\"" bold "</style:style>\n"
#define PLAIN "/>"
#define START "/><style:paragraph-properties fo:text-align=\"start\"/>"
#define BOLD  " fo:border-top=\"0.75pt solid #000000\"/><style:text-properties fo:font-weight=\"bold\"/>"
#define HEADS " fo:background-color=\"#e6e6e6\" fo:border-bottom=\"0.75pt solid #000000\"/>" \
              "<style:text-properties fo:font-weight=\"bold\"/>"
#define HEADS_END " fo:background-color=\"#e6e6e6\" fo:border-bottom=\"0.75pt solid #000000\"/>" \
                  "<style:paragraph-properties fo:text-align=\"end\"/><style:text-properties fo:font-weight=\"bold\"/>"
  CELL ("ce-t", "", PLAIN)
  CELL ("ce-h", " style:data-style-name=\"N-hours\"", PLAIN)
  CELL ("ce-n", " style:data-style-name=\"N-number\"", PLAIN)
  CELL ("ce-p", " style:data-style-name=\"N-percent\"", PLAIN)
  CELL ("ce-d", " style:data-style-name=\"N-date\"", START)
  CELL ("ce-m", " style:data-style-name=\"N-moment\"", START)
  CELL ("ce-ts", "", BOLD)
  CELL ("ce-hs", " style:data-style-name=\"N-hours\"", BOLD)
  CELL ("ce-ns", " style:data-style-name=\"N-number\"", BOLD)
  CELL ("ce-ps", " style:data-style-name=\"N-percent\"", BOLD)
  CELL ("ce-ds", " style:data-style-name=\"N-date\"", BOLD)
  CELL ("ce-ms", " style:data-style-name=\"N-moment\"", BOLD)
  CELL ("ce-head", "", HEADS)
  CELL ("ce-figure", "", HEADS_END)
  "<style:style style:name=\"ce-how\" style:family=\"table-cell\" style:parent-style-name=\"Default\"/>\n"
  "<style:style style:name=\"ce-title\" style:family=\"table-cell\" style:parent-style-name=\"Default\">"
  "<style:text-properties fo:font-weight=\"bold\" fo:font-size=\"14pt\"/></style:style>\n"
  "</office:automatic-styles>\n";

/* Text */

static void
append_character (GString *out,
                  gunichar c)
{
  switch (c)
    {
    case '&':
      g_string_append (out, "&amp;");
      break;
    case '<':
      g_string_append (out, "&lt;");
      break;
    case '>':
      g_string_append (out, "&gt;");
      break;
    case '"':
      g_string_append (out, "&quot;");
      break;
    default:
      if ((c >= 0x20 && c != 0x7f && c != 0xfffe && c != 0xffff) || c == '\t')
        g_string_append_unichar (out, c);
    }
}

static gsize
length_of_line (const char *text)
{
  return strcspn (text, "\n");
}

/* Several spaces are one to XML, unless it is told. */
static void
append_line (GString *out,
             const char *text,
             gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    if (*p == ' ' && (p == text || p[-1] == ' ' || p + 1 == end))
      g_string_append (out, "<text:s/>");
    else
      append_character (out, g_utf8_get_char (p));
}

/**
 * jalons_ods_attribute:
 *
 * Appends a space and the attribute.
 */
void
jalons_ods_attribute (GString *out,
                      const char *name,
                      const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    append_character (out, g_utf8_get_char (p));
  g_string_append_c (out, '"');
}

/**
 * jalons_ods_paragraphs:
 *
 * Appends @text, a paragraph for each line.
 */
void
jalons_ods_paragraphs (GString *out,
                       const char *text)
{
  while (*text != '\0')
    {
      gsize length = length_of_line (text);

      g_string_append (out, "<text:p>");
      append_line (out, text, length);
      g_string_append (out, "</text:p>");
      text += length + (text[length] != '\0');
    }
}

/* Parts */

/**
 * jalons_ods_styles:
 *
 * Returns: (transfer full): styles.xml: the page, A4 across, as wide as the table
 */
char *
jalons_ods_styles (void)
{
  return g_strdup (
    HEAD "<office:document-styles" SPACES ">\n<office:styles>"
         "<style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles>\n"
         "<office:automatic-styles><style:page-layout style:name=\"page\"><style:page-layout-properties"
         " fo:page-width=\"29.7cm\" fo:page-height=\"21cm\" style:print-orientation=\"landscape\" fo:margin=\"1.5cm\""
         " style:scale-to-X=\"1\" style:scale-to-Y=\"0\"/></style:page-layout></office:automatic-styles>\n"
         "<office:master-styles><style:master-page style:name=\"Default\" style:page-layout-name=\"page\"/>"
         "</office:master-styles>\n</office:document-styles>\n");
}

char *
jalons_ods_meta (const char *title)
{
  GString *out = g_string_new (
    HEAD "<office:document-meta" SPACES " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
         " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\">\n<office:meta><meta:generator>Jalons"
         "</meta:generator><dc:title>");

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    append_character (out, g_utf8_get_char (p));
  g_string_append (out, "</dc:title></office:meta>\n</office:document-meta>\n");
  return g_string_free (out, FALSE);
}

static void
append_setting (GString *out,
                const char *name,
                const char *type,
                unsigned value)
{
  g_string_append_printf (out, "<config:config-item config:name=\"%s\" config:type=\"%s\">%u</config:config-item>", name,
                          type, value);
}

/**
 * jalons_ods_settings:
 * @sheets: (array zero-terminated=1): their names
 * @frozen: of each, how many rows stay in sight
 *
 * Returns: (transfer full): settings.xml
 */
char *
jalons_ods_settings (char *const *sheets,
                     const unsigned *frozen)
{
  GString *out = g_string_new (
    HEAD "<office:document-settings" SPACES " xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\">\n"
         "<office:settings><config:config-item-set config:name=\"ooo:view-settings\">"
         "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
         "<config:config-item-map-named config:name=\"Tables\">\n");

  for (unsigned i = 0; sheets[i] != NULL; i++)
    {
      g_string_append (out, "<config:config-item-map-entry");
      jalons_ods_attribute (out, "config:name", sheets[i]);
      g_string_append_c (out, '>');
      append_setting (out, "VerticalSplitMode", "short", 2); /* frozen */
      append_setting (out, "VerticalSplitPosition", "int", frozen[i]);
      append_setting (out, "PositionBottom", "int", frozen[i]);
      append_setting (out, "ActiveSplitRange", "short", 2);
      g_string_append (out, "</config:config-item-map-entry>\n");
    }
  g_string_append (out, "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
                        "</config:config-item-set></office:settings>\n</office:document-settings>\n");
  return g_string_free (out, FALSE);
}
