/* Writes the facts of a document: for readers of PDFs, for those of XMP, and as PDF/UA-1 asks (ISO 14289-1, 5, 7.1, 7.2).
 * Invariant: both tell the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/facts.h"

#include <string.h>

#include "pdf/form.h"

void
jalons_pdf_facts_clear (JalonsPdfFacts *self)
{
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->language);
  g_free (self->created);
}

/* XML has no way to say a control character, nor what is no character. */
static char *
for_xml (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      g_string_append_unichar (clean, letter < ' ' || letter == 0xfffe || letter == 0xffff ? ' ' : letter);
    }
  return g_string_free (clean, FALSE);
}

static char *
make_xmp (const JalonsPdfFacts *self)
{
  g_autofree char *title = for_xml (self->title), *by = for_xml (self->author);
  g_autofree char *author =
    g_markup_printf_escaped ("   <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", by);
  g_autofree char *facts = g_markup_printf_escaped (
    "   <dc:format>application/pdf</dc:format>\n"
    "   <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
    "   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
    "   <xmp:CreatorTool>Jalons</xmp:CreatorTool>\n"
    "   <xmp:CreateDate>%s</xmp:CreateDate>\n"
    "   <pdfuaid:part>1</pdfuaid:part>\n",
    self->language, title, self->created);

  return g_strconcat ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                      " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                      "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n",
                      facts, self->author != NULL ? author : "",
                      "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n", NULL);
}

/* "2026-11-20T00:00:00Z" is "D:20261120000000Z": ISO 32000-1, 7.9.4. */
static void
append_date (GString *body,
             const char *created)
{
  g_string_append (body, "/CreationDate(D:");
  for (; *created != '\0'; created++)
    if (g_ascii_isdigit (*created) || *created == 'Z')
      g_string_append_c (body, *created);
  g_string_append_c (body, ')');
}

/**
 * jalons_pdf_facts_put:
 * @catalogue: the inside of the document's catalogue
 *
 * Returns: the object of the dictionary of the document
 */
unsigned
jalons_pdf_facts_put (const JalonsPdfFacts *self,
                      JalonsPdfFile *file,
                      GString *catalogue)
{
  g_autoptr (GString) info = g_string_new ("<</Creator(Jalons)/Producer(Jalons)");
  g_autofree char *xmp = make_xmp (self);
  unsigned object = jalons_pdf_file_reserve (file), metadata = jalons_pdf_file_reserve (file);

  jalons_pdf_entry (info, "/Title", self->title);
  jalons_pdf_entry (info, "/Author", self->author);
  jalons_pdf_entry (info, "/Subject", self->subject);
  append_date (info, self->created);
  g_string_append (info, ">>");
  jalons_pdf_file_put (file, object, info);
  jalons_pdf_file_put_plain (file, metadata, "/Type/Metadata/Subtype/XML", xmp);
  jalons_pdf_entry (catalogue, "/Lang", self->language);
  g_string_append_printf (catalogue, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Metadata %u 0 R",
                          metadata);
  return object;
}
