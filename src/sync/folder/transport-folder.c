/* Directories as shared folders. Each errand runs on a worker thread: a share may hang.
 * Invariant: nothing but a regular file is ever opened: no link, no pipe, no device that somebody left in a share.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/transport-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "replica/round.h"
#include "sync/folder/where.h"

#define CHUNK 65536

/* What is being written: never listed, since no name of ours begins so. */
#define PENDING ".jalons-XXXXXX"

#define JALONS_TYPE_TRANSPORT_FOLDER (jalons_transport_folder_get_type ())
G_DECLARE_FINAL_TYPE (JalonsTransportFolder, jalons_transport_folder, JALONS, TRANSPORT_FOLDER, GObject)

struct _JalonsTransportFolder
{
  GObject parent;
  char *path;
};

/* What goes wrong */

static JalonsTrouble
trouble_of (JalonsErrandKind kind,
            int number)
{
  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      return JALONS_TROUBLE_NO_FOLDER;
    case EACCES:
    case EPERM:
    case EROFS:
      return kind == JALONS_ERRAND_LIST || kind == JALONS_ERRAND_GET ? JALONS_TROUBLE_UNREADABLE : JALONS_TROUBLE_READ_ONLY;
    case ENOSPC:
    case EDQUOT:
      return JALONS_TROUBLE_FULL;
    case EFBIG:
      return JALONS_TROUBLE_REFUSED_SIZE;
    case EBUSY:
    case EAGAIN:
    case EINTR:
      return JALONS_TROUBLE_BUSY;
    default:
      return JALONS_TROUBLE_OFFLINE;
    }
}

/* A share that is not mounted is no reason to look for another one. */
static void
fail (JalonsTransportFolder *self,
      JalonsErrandKind kind,
      GError **error)
{
  int number = errno;
  JalonsTrouble trouble = trouble_of (kind, number);

  if (trouble == JALONS_TROUBLE_NO_FOLDER && !g_file_test (self->path, G_FILE_TEST_IS_DIR))
    trouble = JALONS_TROUBLE_OFFLINE;
  g_propagate_error (error, jalons_trouble_new (trouble, self->path, NULL));
}

/* Listing */

static gboolean
list_one (JalonsTransportFolder *self,
          GArray *listing,
          const char *folder,
          const char *name,
          GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *shown = g_strconcat (name, "/", NULL);
  struct stat info;

  if (!jalons_where_is_name (name) || lstat (path, &info) != 0)
    return TRUE;
  if (S_ISDIR (info.st_mode))
    jalons_listed_add (listing, shown, 0);
  else if (S_ISREG (info.st_mode))
    jalons_listed_add (listing, name, (guint64) info.st_size);
  if (listing->len <= JALONS_LISTING_MAX_ENTRIES)
    return TRUE;
  g_propagate_error (error, jalons_trouble_new (JALONS_TROUBLE_TOO_LARGE, self->path, NULL));
  return FALSE;
}

static GArray *
list (JalonsTransportFolder *self,
      const char *folder,
      GError **error)
{
  g_autoptr (GDir) directory = NULL;
  g_autoptr (GArray) listing = jalons_listed_new ();
  const char *name;
  struct stat info;

  if (stat (folder, &info) != 0 || (directory = g_dir_open (folder, 0, NULL)) == NULL)
    {
      fail (self, JALONS_ERRAND_LIST, error);
      return NULL;
    }
  while ((name = g_dir_read_name (directory)) != NULL)
    if (!list_one (self, listing, folder, name, error))
      return NULL;
  return g_steal_pointer (&listing);
}

/* Getting */

/* Every byte up to the end, or FALSE with errno; 0 there means that there are more than @max. */
static gboolean
read_all (int fd,
          gsize max,
          GByteArray *bytes)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  ssize_t length;

  while ((length = read (fd, chunk, CHUNK)) > 0)
    {
      g_byte_array_append (bytes, chunk, (guint) length);
      if (bytes->len > max)
        {
          errno = 0;
          return FALSE;
        }
    }
  return length == 0;
}

static gboolean
get (JalonsTransportFolder *self,
     const char *path,
     gsize max,
     GBytes **got,
     GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  struct stat info;
  gboolean read;

  *got = NULL;
  if (fd < 0 && (errno == ENOENT || errno == ELOOP))
    return TRUE;
  if (fd < 0)
    {
      fail (self, JALONS_ERRAND_GET, error);
      return FALSE;
    }
  if (fstat (fd, &info) == 0 && !S_ISREG (info.st_mode))
    {
      close (fd);
      return TRUE;
    }
  read = read_all (fd, max, bytes);
  if (read)
    *got = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  else if (errno == 0)
    g_propagate_error (error, jalons_trouble_new (JALONS_TROUBLE_TOO_LARGE, self->path, NULL));
  else
    fail (self, JALONS_ERRAND_GET, error);
  close (fd);
  return read;
}

/* Putting */

static gboolean
write_all (int fd,
           GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      ssize_t written = write (fd, data, length);

      if (written < 0 && errno != EINTR)
        return FALSE;
      data += MAX (written, 0);
      length -= (gsize) MAX (written, 0);
    }
  return fsync (fd) == 0;
}

/* Some shares cannot sync a directory: the file is there all the same. */
static void
sync_directory (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  (void) fsync (fd);
  close (fd);
}

static gboolean
put (JalonsTransportFolder *self,
     const char *path,
     GBytes *bytes,
     GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *pending = g_build_filename (folder, PENDING, NULL);
  int fd = g_mkstemp_full (pending, O_RDWR | O_CLOEXEC, 0666);
  gboolean well;
  int number;

  if (fd < 0)
    {
      fail (self, JALONS_ERRAND_PUT, error);
      return FALSE;
    }
  well = write_all (fd, bytes);
  number = errno;
  if (close (fd) != 0 && well)
    {
      well = FALSE;
      number = errno;
    }
  if (well && g_rename (pending, path) != 0)
    {
      well = FALSE;
      number = errno;
    }
  if (well)
    {
      sync_directory (folder);
      return TRUE;
    }
  g_unlink (pending);
  errno = number;
  fail (self, JALONS_ERRAND_PUT, error);
  return FALSE;
}

/* Errands */

static gboolean
remove_file (JalonsTransportFolder *self,
             const char *path,
             GError **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  fail (self, JALONS_ERRAND_DELETE, error);
  return FALSE;
}

static gboolean
make_folder (JalonsTransportFolder *self,
             const char *path,
             GError **error)
{
  if (g_mkdir (path, 0777) == 0 || (errno == EEXIST && g_file_test (path, G_FILE_TEST_IS_DIR)))
    return TRUE;
  fail (self, JALONS_ERRAND_MAKE_FOLDER, error);
  return FALSE;
}

static void
return_boolean (GTask *task,
                gboolean value,
                GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, value);
}

static void
return_pointer (GTask *task,
                gpointer value,
                GDestroyNotify free_value,
                GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, free_value);
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  JalonsTransportFolder *self = source;
  const JalonsErrand *errand = data;
  g_autofree char *path = g_build_filename (self->path, errand->name, NULL);
  GError *error = NULL;
  GArray *listing;
  GBytes *bytes;
  gboolean done;

  switch (errand->kind)
    {
    case JALONS_ERRAND_LIST:
      listing = list (self, path, &error);
      return_pointer (task, listing, (GDestroyNotify) g_array_unref, error);
      break;
    case JALONS_ERRAND_GET:
      get (self, path, errand->max_bytes, &bytes, &error);
      return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref, error);
      break;
    case JALONS_ERRAND_PUT:
      done = put (self, path, errand->bytes, &error);
      return_boolean (task, done, error);
      break;
    case JALONS_ERRAND_DELETE:
      done = remove_file (self, path, &error);
      return_boolean (task, done, error);
      break;
    case JALONS_ERRAND_MAKE_FOLDER:
    default:
      done = make_folder (self, path, &error);
      return_boolean (task, done, error);
      break;
    }
}

static void
run (JalonsTransport *transport,
     const JalonsErrand *errand,
     GTask *task)
{
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, run_in_thread);
}

static void
transport_init (JalonsTransportInterface *iface)
{
  iface->run = run;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (JalonsTransportFolder,
                               jalons_transport_folder,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (JALONS_TYPE_TRANSPORT, transport_init))

static void
jalons_transport_folder_finalize (GObject *object)
{
  g_free (JALONS_TRANSPORT_FOLDER (object)->path);
  G_OBJECT_CLASS (jalons_transport_folder_parent_class)->finalize (object);
}

static void
jalons_transport_folder_class_init (JalonsTransportFolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_transport_folder_finalize;
}

static void
jalons_transport_folder_init (JalonsTransportFolder *self)
{
}

/**
 * jalons_transport_folder_new:
 * @path: an absolute one
 *
 * Returns: (transfer full): that directory as a shared folder
 */
JalonsTransport *
jalons_transport_folder_new (const char *path)
{
  JalonsTransportFolder *self = g_object_new (JALONS_TYPE_TRANSPORT_FOLDER, NULL);

  self->path = g_strdup (path);
  return JALONS_TRANSPORT (self);
}
