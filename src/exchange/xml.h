/* XML from outside, read in one pass along a tree of the elements that are wanted.
 * Invariant: nothing of a document is believed before it was checked: no DOCTYPE, no entity, no network, bounded depth,
 * and an encoding that was chosen from our own list.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* No export of a school comes near; a larger file is a mistake or an attack. */
#define JALONS_XML_MAX_BYTES (32 * 1024 * 1024)

typedef struct _JalonsXml JalonsXml;
typedef struct _JalonsXmlElement JalonsXmlElement;

/**
 * JalonsXmlElement:
 * @name: the element's name
 * @children: (nullable) (array zero-terminated=1): what is wanted inside it; anything else is passed over
 * @start: (nullable): called when it opens, while its attributes can be asked for
 * @end: (nullable): called when it closes, with its own text, trimmed
 * @text: instead of @end: %JALONS_XML_TEXT (Type, member), where to put its text; the last one wins
 *
 * A reader describes its format by constant trees of these.
 */
struct _JalonsXmlElement
{
  const char *name;
  const JalonsXmlElement *children;
  void (*start) (JalonsXml *xml, gpointer data);
  void (*end) (JalonsXml *xml, const char *text, gpointer data);
  gsize text;
};

/* One more than the offset, so that 0 stays "nowhere". */
#define JALONS_XML_TEXT(Type, member) (G_STRUCT_OFFSET (Type, member) + 1)

gboolean jalons_xml_read      (GBytes *bytes, const JalonsXmlElement *root, gpointer data, GError **error);
char    *jalons_xml_find_root (const char *head, gsize length);

char *jalons_xml_attribute (JalonsXml *xml, const char *name);
int   jalons_xml_line      (JalonsXml *xml);
void  jalons_xml_fail      (JalonsXml *xml, GError *error);

G_END_DECLS
