"""The check of a feed by the executors of a Spark cluster: each judges pieces of the files, the driver what is across.

Files are read where the executors are, so that nothing but what was found and the keys come to the driver.
"""
